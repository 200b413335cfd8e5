// A real coturn, started in a namespace.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SplitHost } from './split-network.ts';

/** A running TURN server that takes what is made from a shared secret. */
export interface TurnServer {
  readonly url: string;
  readonly secret: string;
  /** All that it said so far. */
  output(): string;
  close(): Promise<void>;
}

/** Starts coturn. @returns once it listens */
export async function startTurnServer({ namespace, address }: SplitHost): Promise<TurnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'madang-turn-'));
  const secret = 'only for this test';
  const child = spawn(
    'ip',
    [
      ...['netns', 'exec', namespace, 'turnserver', '-n', '--verbose', '--log-file=stdout'],
      ...[`--listening-ip=${address}`, `--relay-ip=${address}`, '--listening-port=3478'],
      ...['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=madang.test'],
      ...['--no-tls', '--no-dtls', '--no-cli', `--pidfile=${join(folder, 'pid')}`],
      `--userdb=${join(folder, 'users')}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const listens = new Promise<void>((resolve, reject) => {
    const read = (text: string): void => {
      output += text;
      if (/listener opened on/.test(output)) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`coturn ended with ${String(code)}:\n${output}`));
    });
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  await listens;
  return {
    url: `turn:${address}:3478`,
    secret,
    output: () => output,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
