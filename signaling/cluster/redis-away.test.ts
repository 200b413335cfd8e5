import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Participant } from '../testing/participant.ts';
import { redisUnavailable, startRedis, type RedisServer } from '../testing/redis.ts';
import { backSoon, closeServers, enter, refusal, signalTo } from '../testing/servers.ts';
import { startTwoNodes } from '../testing/two-nodes.ts';

const lacks = redisUnavailable();
if (lacks !== null) console.log(`Redis going away is not tested: ${lacks}`);

let redis: RedisServer;
beforeEach(async () => {
  if (lacks === null) redis = await startRedis();
});
afterEach(async () => {
  await closeServers();
  if (lacks === null) await redis.close();
});

/** With nothing on disk: it has forgotten everything. */
async function startAgain(): Promise<void> {
  redis = await startRedis(redis.port);
}

/** One room: its owner and one more at the node that serves it, a third at the other node, and somebody who is banned. */
async function startRoom() {
  const { room, ports, owner } = await startTwoNodes(redis.url);
  const mina = await enter(ports[0], room, 'Mina', owner);
  const sora = await enter(ports[0], room, 'Sora');
  const jun = await enter(ports[1], room, 'Jun');
  const dain = await enter(ports[0], room, 'Dain');
  await mina.ask('ban', { id: dain.id });
  return { room, ports, mina, sora, jun, dain };
}

describe.skipIf(lacks !== null)('Redis, while people are in a room,', () => {
  test('is started anew: the room goes on where it is served, who is at another node is back at once, and bans stand', async () => {
    const { room, ports, mina, sora, jun, dain } = await startRoom();
    const lost = jun.disconnected();
    await redis.close();
    await startAgain();
    await lost;
    expect(await mina.next('member-reconnecting')).toEqual({ id: jun.id });
    expect(await mina.ask('signal', signalTo(jun, '{"meanwhile":true}'))).toEqual({ ok: true });
    const junBack = await backSoon(ports[1], room, jun);
    expect(await mina.next('member-back')).toMatchObject({ id: jun.id });
    expect(await junBack.next('signal')).toMatchObject({ from: mina.id, payload: '{"meanwhile":true}' });
    await junBack.ask('signal', signalTo(sora, '{"after":true}'));
    expect(await sora.next('signal')).toMatchObject({ from: jun.id, payload: '{"after":true}' });
    const again = await Participant.greet(ports[1], 'Other', dain.identity);
    expect(await again.join(room)).toEqual(refusal('banned'));
    expect([mina.socket.connected, sora.socket.connected]).toEqual([true, true]);
  }, 60_000);

  test('is away for long: what needs it is refused by name, and all are back when it is', async () => {
    const { room, ports, mina, sora, jun, dain } = await startRoom();
    const [junLost, minaLost, soraLost] = [jun.disconnected(), mina.disconnected(), sora.disconnected()];
    await redis.close();
    // Where it is served it goes on, until the node cannot know any more whether another one serves it.
    expect(await mina.ask('signal', signalTo(sora, '{"still":true}'))).toEqual({ ok: true });
    expect(await sora.next('signal')).toMatchObject({ payload: '{"still":true}' });
    // The way to a room at another node is closed, and whoever was on it is told.
    expect(await jun.ask('signal', signalTo(mina))).toEqual(refusal('unavailable'));
    await junLost;
    expect(await (await Participant.greet(ports[1])).join(room)).toEqual(refusal('unavailable'));
    await Promise.all([minaLost, soraLost]);
    expect(mina.heard).not.toContain('room-closed');
    expect(await (await Participant.greet(ports[0])).join(room)).toEqual(refusal('unavailable'));
    await startAgain();
    const [minaBack, junBack] = await Promise.all([
      backSoon(ports[0], room, mina),
      backSoon(ports[1], room, jun),
      backSoon(ports[0], room, sora),
    ]);
    await minaBack.ask('signal', signalTo(jun, '{"after":true}'));
    expect(await junBack.next('signal')).toMatchObject({ from: mina.id, payload: '{"after":true}' });
    const again = await Participant.greet(ports[1], 'Other', dain.identity);
    expect(await again.join(room)).toEqual(refusal('banned'));
  }, 60_000);
});
