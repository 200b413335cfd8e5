import { createClient, type RedisClientType } from '@redis/client';
import { leaseMs } from './leases.ts';

/**
 * A client that says at once what it cannot do: a command that waited for Redis to come back would be done when nobody
 * counts on it any more. It connects anew by itself, for as long as `isUp` says so.
 * @param isUp false before the first connection: whoever starts a node is to see what is wrong
 */
export function redisClient(url: string, isUp: () => boolean): RedisClientType {
  const most = leaseMs / 3;
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      reconnectStrategy: (tries) => isUp() && Math.min(100 * tries, most),
      // Something is asked every two seconds, so a long silence means that the other end is gone.
      socketTimeout: 2 * leaseMs,
    },
  });
}

/** Calls back when Redis has started anew since it was last seen, and may have forgotten all: its `run_id` is another. */
export function onStartedAnew(
  redis: RedisClientType,
  handle: () => void,
  onFailed: (error: unknown) => void,
): void {
  let known: string | null = null;
  redis.on('ready', () => {
    redis
      .info('server')
      .then((text) => {
        const run = /^run_id:(\w+)/m.exec(text)?.[1] ?? '';
        const isAnew = known !== null && run !== known;
        known = run;
        if (isAnew) handle();
      })
      .catch(onFailed);
  });
}
