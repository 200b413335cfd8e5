import { parseArgs } from 'node:util';
import { accessRule, limits, parseAs, participantId, participantName, port, roomName } from '#protocol';
import type { AccessRule } from '#protocol';

/** What to host. Null where nothing was said. */
export interface HostOptions {
  /** Names of rooms; null stands for the usual one. */
  rooms: (string | null)[] | null;
  access: AccessRule | null;
  passphraseFile: string | null;
  /** A participant's id. */
  owner: string | null;
  capacity: number | null;
  config: string | null;
  name: string | null;
  port: number | null;
  /** The folder that keeps the certificate and the rooms. */
  profile: string | null;
  quiet: boolean;
}

/** The languages that the command line speaks. */
export type Language = 'en' | 'ko';

/** What the command line asks for, or what is wrong with it. */
export type Command =
  | { kind: 'host' | 'links'; options: HostOptions }
  | { kind: 'help' }
  | { kind: 'misuse'; reason: 'unknown-option' | 'bad-value' | 'join-needs-display'; option: string };

const known = {
  host: { type: 'string', multiple: true },
  access: { type: 'string' },
  'passphrase-file': { type: 'string' },
  owner: { type: 'string' },
  capacity: { type: 'string' },
  config: { type: 'string' },
  name: { type: 'string' },
  port: { type: 'string' },
  profile: { type: 'string' },
  lang: { type: 'string' },
  join: { type: 'string' },
  links: { type: 'boolean' },
  quiet: { type: 'boolean' },
  // Given by whoever starts either the app or this, and true of this already.
  headless: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line. @param args without the executable and the script */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: args.map((arg, at) => (arg === '--host' && isBare(args[at + 1]) ? '--host=' : arg)),
    options: known,
    strict: false,
    allowPositionals: true,
  });
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(known, name)) ?? positionals[0];
  if (unknown !== undefined) return { kind: 'misuse', reason: 'unknown-option', option: unknown };
  if (values.help === true) return { kind: 'help' };
  if (values.join !== undefined) return { kind: 'misuse', reason: 'join-needs-display', option: 'join' };
  return readValues(new Map(Object.entries(values)));
}

/**
 * The language to speak: what `--lang` says, else what the environment says (POSIX, 8.2: LC_ALL, LC_MESSAGES,
 * LANG), else English.
 */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.indexOf('--lang');
  const inline = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const system = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  const wanted = inline ?? (at === -1 ? undefined : args[at + 1]) ?? system ?? '';
  return /^ko(?:$|[-_.@])/i.test(wanted) ? 'ko' : 'en';
}

function readValues(values: ReadonlyMap<string, unknown>): Command {
  const bad: string[] = [];
  const readText = <T>(name: string, value: unknown, parse: (text: string) => T | null): T | null => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null) bad.push(name);
    return parsed;
  };
  const read = <T>(name: string, parse: (text: string) => T | null): T | null =>
    values.has(name) ? readText(name, values.get(name), parse) : null;
  const path = (text: string) => (text === '' ? null : text);
  const hosts: unknown = values.get('host');
  const options: HostOptions = {
    rooms: Array.isArray(hosts)
      ? hosts.map((text: unknown) =>
          text === '' ? null : readText('host', text, (name) => parseAs(roomName, name)),
        )
      : null,
    access: read('access', (text) => parseAs(accessRule, text)),
    passphraseFile: read('passphrase-file', path),
    owner: read('owner', (text) => parseAs(participantId, text)),
    capacity: read('capacity', readCapacity),
    config: read('config', path),
    name: read('name', (text) => parseAs(participantName, text)),
    port: read('port', (text) => (/^\d{1,5}$/.test(text) ? parseAs(port, Number(text)) : null)),
    profile: read('profile', path),
    quiet: values.get('quiet') === true,
  };
  read('lang', (text) => (text === 'en' || text === 'ko' ? text : null));
  const [option] = bad;
  if (option !== undefined) return { kind: 'misuse', reason: 'bad-value', option };
  return { kind: values.get('links') === true ? 'links' : 'host', options };
}

function readCapacity(text: string): number | null {
  const most = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return most >= 1 && most <= limits.participantsPerRoom ? most : null;
}

/** What a value may be, for the help and for whoever got it wrong. */
export const valueHints: Readonly<Record<string, string>> = {
  host: `ROOM (1-${String(limits.roomName)})`,
  access: 'open|knock|passphrase|invite',
  'passphrase-file': 'FILE',
  owner: 'ID (43)',
  capacity: `1-${String(limits.participantsPerRoom)}`,
  config: 'FILE',
  name: `NAME (1-${String(limits.name)})`,
  port: '1-65535',
  profile: 'DIR',
  lang: 'ko|en',
};

function isBare(next: string | undefined): boolean {
  return next === undefined || next.startsWith('--');
}
