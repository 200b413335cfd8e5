import { readFile } from 'node:fs/promises';
import { defaultPort, limits } from '#protocol';
import type { IceConfig } from '#signaling';
import { readConfig, type Config, type ConfiguredRoom } from './config.ts';
import { MisuseError } from './misuse.ts';
import type { HostOptions } from './options.ts';
import type { Words } from './words.ts';

/** What is hosted where, put together from the command line and the file. */
export interface Plan {
  /** The host's name. */
  owner: string;
  port: number;
  profile: string;
  openMetrics: boolean;
  announce: boolean;
  ice: readonly IceConfig[];
  /** Of the Redis server of a cluster; null for a server that is alone. */
  redis: string | null;
  trustedProxies: readonly string[];
  /** Where the links lead; null for this machine. */
  links: { addresses: string[]; port: number } | null;
  /** At least one, each with a name of its own. */
  rooms: ConfiguredRoom[];
}

/** What stands where nothing was said. */
export interface Defaults {
  accountName: string;
  profile: string;
}

/**
 * Reads the file, if one is named, and lets the command line go first.
 * @throws MisuseError
 */
export async function planHosting(options: HostOptions, defaults: Defaults, say: Words): Promise<Plan> {
  const file: Config = options.config === null ? {} : await readConfig(options.config);
  const owner = options.name ?? file.name ?? defaults.accountName;
  return {
    owner,
    port: options.port ?? file.port ?? defaultPort,
    profile: options.profile ?? file.profile ?? defaults.profile,
    openMetrics: file.openMetrics ?? false,
    announce: file.announce ?? true,
    ice: file.iceServers ?? [],
    redis: file.redis ?? null,
    trustedProxies: file.trustedProxies ?? [],
    links: file.links ?? null,
    rooms: await roomsOf(options, file.rooms ?? [], say.roomOf(owner)),
  };
}

async function roomsOf(
  options: HostOptions,
  configured: ConfiguredRoom[],
  usual: string,
): Promise<ConfiguredRoom[]> {
  const { access, capacity, owner } = options;
  if (options.rooms === null && configured.length > 0) return configured;
  if (access === 'passphrase' && options.passphraseFile === null)
    throw new MisuseError((say) => say.needsOption(access, 'passphrase-file'));
  if (access === 'knock' && owner === null) throw new MisuseError((say) => say.needsOption(access, 'owner'));
  const passphrase =
    access === 'passphrase' && options.passphraseFile !== null
      ? await readPassphrase(options.passphraseFile)
      : null;
  const names = new Set((options.rooms ?? [null]).map((name) => name ?? usual.slice(0, limits.roomName)));
  return [...names].map((name) => ({
    name,
    access: access ?? 'open',
    ...(passphrase === null ? {} : { passphrase }),
    ...(owner === null ? {} : { owner }),
    ...(capacity === null ? {} : { capacity }),
  }));
}

async function readPassphrase(file: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new MisuseError((say, detail) => say.cannotRead(file, detail), cause);
  }
  const [first = ''] = text.split(/\r?\n/, 1);
  if (first !== '' && first.length <= limits.passphrase) return first;
  throw new MisuseError((say) =>
    say.badField(file, 'line 1', `a passphrase of 1 to ${String(limits.passphrase)} characters`),
  );
}
