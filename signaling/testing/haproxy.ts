import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A real HAProxy in front of two nodes. */
export interface Balancer {
  port: number;
  close(): Promise<void>;
}

/** Why there can be no HAProxy here, or null when there can. */
export function haproxyUnavailable(): string | null {
  try {
    execFileSync('haproxy', ['-v'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no haproxy (package haproxy)';
  }
}

/** Starts it with what docs/deploy.md shows, but for the addresses. */
export async function startHaproxy(nodes: readonly [number, number]): Promise<Balancer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'madang-haproxy-'));
  const file = join(folder, 'haproxy.cfg');
  const docs = await readFile(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
  const shown = /```\n(frontend madang\n[^]*?)```/.exec(docs)?.[1];
  if (shown === undefined) throw new Error('docs/deploy.md shows no HAProxy');
  const config = shown
    .replace('bind :7420', `bind 127.0.0.1:${String(port)}`)
    .replace('10.0.0.11:7420', `127.0.0.1:${String(nodes[0])}`)
    .replace('10.0.0.12:7420', `127.0.0.1:${String(nodes[1])}`);
  await writeFile(file, config);
  const child = spawn('haproxy', ['-db', '-q', '-f', file], { stdio: 'ignore' });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`haproxy ended with ${String(child.exitCode)}`);
    if (await answers(port)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    close: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
