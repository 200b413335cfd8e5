import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { parseJoinTarget, type Invite } from '#protocol';
import { runCommand } from '../cli/run.ts';

/** A command line that runs, or has ended. */
export interface Running {
  /** Everything printed. */
  printed: string[];
  /** Waits until something that matches has been printed. */
  said: (pattern: RegExp) => Promise<RegExpExecArray>;
  stop: () => void;
  code: Promise<number>;
}

/** A fresh folder for each test, with a guest app and place for a profile. @returns what tells where it is */
export function useCommandFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'madang-cli-'));
    await mkdir(join(folder, 'renderer'));
    await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  });
  afterEach(() => rm(folder, { recursive: true }));
  return () => folder;
}

/** Runs the command line with its profile in a folder. */
export function runIn(folder: string, args: readonly string[]): Running {
  const printed: string[] = [];
  const terminal = new EventEmitter();
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const code = runCommand({
    args,
    env: {},
    accountName: 'mina',
    profile: join(folder, 'profile'),
    guestApp: join(folder, 'renderer'),
    print: (line) => {
      printed.push(line);
      terminal.emit('printed');
    },
    log: () => undefined,
    stopped,
  });
  const said = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(printed.join('\n'));
      if (found) return found;
      await once(terminal, 'printed');
    }
  };
  return { printed, said, stop, code };
}

/** Runs the command line with a configuration file. @param config what is in it, as text or as a value */
export async function runConfigured(
  folder: string,
  config: unknown,
  args: readonly string[] = [],
): Promise<Running> {
  const file = join(folder, 'config.json');
  await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config));
  return runIn(folder, ['--config', file, ...args]);
}

/** The invites among what was printed. */
export function invitesIn(text: string): Invite[] {
  return [...text.matchAll(/madang:\S+/g)].map(([link]) => {
    const parsed = parseJoinTarget(link);
    if (!parsed.ok || parsed.target.kind !== 'invite') throw new Error('no invite');
    return parsed.target.invite;
  });
}

/** The invites that were printed once everything is open. */
export async function opened({ said, printed }: Running): Promise<Invite[]> {
  await said(/Ctrl\+C/);
  return invitesIn(printed.join('\n'));
}
