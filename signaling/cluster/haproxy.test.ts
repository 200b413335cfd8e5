import { afterEach, expect, test } from 'vitest';
import { haproxyUnavailable, startHaproxy, type Balancer } from '../testing/haproxy.ts';
import { httpsText } from '../testing/https-text.ts';
import { Participant } from '../testing/participant.ts';
import { redisUnavailable, startRedis, type RedisServer } from '../testing/redis.ts';
import { closeServers, enter, signalTo } from '../testing/servers.ts';
import { startTwoNodes } from '../testing/two-nodes.ts';

const lacks = redisUnavailable() ?? haproxyUnavailable();
if (lacks !== null) console.log(`Nodes behind HAProxy are not tested: ${lacks}`);

let redis: RedisServer | null = null;
let balancer: Balancer | null = null;
afterEach(async () => {
  await closeServers();
  await balancer?.close();
  await redis?.close();
});

test.skipIf(lacks !== null)(
  'two nodes behind HAProxy as docs/deploy.md has it: one room, and each address with limits of its own',
  { timeout: 60_000 },
  async () => {
    redis = await startRedis();
    const { room, ports } = await startTwoNodes(redis.url, 4, undefined, {
      trustedProxies: ['127.0.0.1'],
      limits: { socketsPerAddress: 2 },
    });
    balancer = await startHaproxy(ports);
    const { port } = balancer;
    expect(await httpsText('127.0.0.1', port, '/health')).toMatchObject({ status: 200 });
    const mina = await enter(port, room, 'Mina');
    const jun = await enter(port, room, 'Jun');
    expect(await mina.ask('signal', signalTo(jun, '{"to":"jun"}'))).toEqual({ ok: true });
    expect(await jun.next('signal')).toMatchObject({ from: mina.id, payload: '{"to":"jun"}' });
    expect(await jun.ask('signal', signalTo(mina, '{"to":"mina"}'))).toEqual({ ok: true });
    expect(await mina.next('signal')).toMatchObject({ from: jun.id, payload: '{"to":"mina"}' });
    // Of one address, no more than two at each node; and that they are there takes nothing from another.
    const open = (localAddress: string) => {
      // Node's own option, which the client hands on and does not know.
      const from = { forceNew: true, localAddress };
      const opened = Array.from({ length: 8 }, () => Participant.connect(port, from));
      return Promise.allSettled(opened);
    };
    for (const address of ['127.0.0.21', '127.0.0.22']) {
      const entered = (await open(address)).filter(({ status }) => status === 'fulfilled');
      expect(entered.length).toBeGreaterThanOrEqual(2);
      expect(entered.length).toBeLessThanOrEqual(4);
    }
  },
);
