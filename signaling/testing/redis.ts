import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A real Redis server for a test. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Why there can be no Redis here, or null when there can. */
export function redisUnavailable(): string | null {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no redis-server (package redis-server)';
  }
}

/** Starts one on a free port of this machine, with nothing on disk. @param at the port of one that has ended */
export async function startRedis(at?: number): Promise<RedisServer> {
  const port = at ?? (await freePort());
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!said.includes('Ready to accept connections')) {
    if (child.exitCode !== null) throw new Error(`redis-server ended: ${said}`);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
  return {
    ...{ url: `redis://127.0.0.1:${String(port)}`, port },
    close: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  holder.close();
  await once(holder, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
