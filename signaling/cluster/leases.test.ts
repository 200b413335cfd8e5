import { randomBytes } from 'node:crypto';
import { createClient, type RedisClientType } from '@redis/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redisUnavailable, startRedis, type RedisServer } from '../testing/redis.ts';
import { Leases, leaseMs } from './leases.ts';

const lacks = redisUnavailable();
let server: RedisServer;
let redis: RedisClientType;
beforeAll(async () => {
  if (lacks !== null) return;
  server = await startRedis();
  redis = createClient({ url: server.url });
  await redis.connect();
});
afterAll(async () => {
  if (lacks !== null) return;
  redis.destroy();
  await server.close();
});

describe.skipIf(lacks !== null)('a room', () => {
  const setUp = () => {
    const prefix = `test-${randomBytes(6).toString('hex')}:`;
    const clock = { now: 0 };
    const node = (name: string) => new Leases(redis, prefix, name, () => clock.now);
    return { prefix, clock, one: node('one'), two: node('two') };
  };

  test('is given to one node, however many ask at once', async () => {
    const { one, two } = setUp();
    const asked = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : two).claim('tea'));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect([one, two].filter((node) => node.holds('tea'))).toHaveLength(1);
  });

  test('is served for as long as the word holds, by the own clock', async () => {
    const { one, clock } = setUp();
    await one.claim('tea');
    clock.now = leaseMs - 1;
    expect(one.holds('tea')).toBe(true);
    clock.now = leaseMs;
    expect(one.holds('tea')).toBe(false);
    expect(await one.renew('tea')).toBe(true);
    expect(one.holds('tea')).toBe(true);
  });

  test('that is claimed again is held for no longer than Redis knows', async () => {
    const { one, prefix } = setUp();
    await one.claim('tea');
    one.forget('tea');
    await redis.pExpire(`${prefix}home:tea`, 50);
    expect(await one.claim('tea')).toBe('one');
    expect(await redis.pTTL(`${prefix}home:tea`)).toBeGreaterThan(leaseMs / 2);
  });

  test('is neither renewed nor written by a node that has lost it', async () => {
    const { one, two, prefix } = setUp();
    await one.claim('tea');
    await redis.del(`${prefix}home:tea`);
    expect(await two.claim('tea')).toBe('two');
    expect(await one.renew('tea')).toBe(false);
    expect(await one.save('tea', `${prefix}rooms`, 'of one')).toBe(false);
    expect(await two.save('tea', `${prefix}rooms`, 'of two')).toBe(true);
    expect(await redis.hGet(`${prefix}rooms`, 'tea')).toBe('of two');
    await one.release('tea');
    expect(await one.claim('tea')).toBe('two');
    await two.release('tea');
    expect(await one.claim('tea')).toBe('one');
  });
});
