import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
// The `node` flavour, because the `main` one opens IPC channels of its own.
import log from 'electron-log/node';
import { describe, redact } from './redact.ts';

export { log };

/** Bytes of a file before the next is begun; the one before is kept as `main.old.log`, and none else. */
const fileSize = 1_000_000;
const nameOf = { now: 'main.log', before: 'main.old.log' } as const;

// Here, so that there is no line which has not gone through it.
log.hooks.push((message) => ({ ...message, data: [redact(message.data.map(describe).join(' '))] }));

/**
 * Starts the log: a file in the profile and stderr, at info, with ids and never with names, secrets or SDP.
 * stdout is left to what was asked for on the command line.
 * @param directory the profile
 */
export function startLogging(directory: string): void {
  const { file, console: terminal } = log.transports;
  file.resolvePathFn = () => join(directory, 'logs', nameOf.now);
  file.level = 'info';
  file.maxSize = fileSize;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  terminal.level = 'info';
  terminal.format = '{h}:{i}:{s}.{ms} {text}';
  terminal.writeFn = ({ message }) => {
    process.stderr.write(`${message.data.join(' ')}\n`);
  };
}

/** The last lines of the log, oldest first, from the run before too. @param most how many */
export async function recentLines(directory: string, most: number): Promise<string[]> {
  const read = (name: string) => readFile(join(directory, 'logs', name), 'utf8').catch(() => '');
  const [before, now] = await Promise.all([read(nameOf.before), read(nameOf.now)]);
  return `${before}${now}`
    .split('\n')
    .filter((line) => line !== '')
    .slice(-most);
}
