import { createClient } from '@redis/client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AccessPolicy } from '#protocol';
import { Participant, silent } from '../testing/participant.ts';
import { redisUnavailable, startRedis, type RedisServer } from '../testing/redis.ts';
import { startTwoNodes } from '../testing/two-nodes.ts';
import { closeServers, comeBack, cut, enter, refusal, signalTo } from '../testing/servers.ts';
import { freshSession, testIdentity } from '../testing/test-identity.ts';

const lacks = redisUnavailable();
// The list of tests shows only that they were skipped.
if (lacks !== null) console.log(`Several nodes are not tested: ${lacks}`);

let redis: RedisServer;
beforeAll(async () => {
  if (lacks === null) redis = await startRedis();
});
afterEach(closeServers);
afterAll(async () => {
  if (lacks === null) await redis.close();
});

const startNodes = (capacity?: number, access?: AccessPolicy) => startTwoNodes(redis.url, capacity, access);

describe.skipIf(lacks !== null)('two nodes', () => {
  test('two people at different nodes are in one room, exchange signals in order, and see each other leave', async () => {
    const { room, ports } = await startNodes();
    const mina = await enter(ports[0], room, 'Mina');
    const jun = await Participant.greet(ports[1], 'Jun', testIdentity(), { colour: 'indigo' });
    const session = freshSession();
    expect(await jun.join(room, silent, session)).toMatchObject({
      ok: true,
      room: { name: 'Tea', participants: 2 },
      members: [{ id: mina.id, name: 'Mina' }],
    });
    expect(await mina.next('member-joined')).toMatchObject({ id: jun.id, session, colour: 'indigo' });
    const payloads = Array.from({ length: 50 }, (_, at) => `{"seq":${String(at)}}`);
    for (const payload of payloads) {
      void jun.ask('signal', signalTo(mina, payload));
      void mina.ask('signal', signalTo({ id: jun.id, session }, payload));
    }
    for (const payload of payloads) {
      expect(await mina.next('signal')).toMatchObject({ from: jun.id, payload });
      expect(await jun.next('signal')).toMatchObject({ from: mina.id, payload });
    }
    await jun.ask('media', { ...silent, camera: true });
    expect(await mina.next('member-media')).toMatchObject({ id: jun.id, media: { camera: true } });
    expect(await jun.ask('leave', {})).toEqual({ ok: true });
    expect(await mina.next('member-left')).toEqual({ id: jun.id });
    expect(await jun.ask('leave', {})).toEqual(refusal('not-in-room'));
    expect(await jun.join(room)).toMatchObject({ ok: true });
  });

  test.each([1, 7])('however many join at once through both, no more come in than %i', async (capacity) => {
    const { room, ports } = await startNodes(capacity);
    const crowd = await Promise.all(
      Array.from({ length: 24 }, (_, at) => Participant.greet(ports[at % 2 === 0 ? 0 : 1], `P${String(at)}`)),
    );
    const answers = await Promise.all(crowd.map((who) => who.join(room)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(capacity);
    for (const answer of answers.filter(({ ok }) => !ok)) expect(answer).toEqual(refusal('full'));
  });

  test('what the owner decides at one node holds at the other', async () => {
    const { room, ports, owner } = await startNodes();
    const jun = await enter(ports[0], room, 'Jun');
    const mina = await enter(ports[1], room, 'Mina', owner);
    expect(await jun.ask('lock', { locked: true })).toEqual(refusal('not-owner'));
    expect(await mina.ask('ban', { id: jun.id })).toEqual({ ok: true });
    expect(await jun.next('removed')).toEqual({ reason: 'banned' });
    for (const port of ports) {
      const again = await Participant.greet(port, 'Other', jun.identity);
      expect(await again.join(room)).toEqual(refusal('banned'));
      again.close();
    }
    await mina.ask('lock', { locked: true });
    for (const port of ports)
      expect(await (await Participant.greet(port)).join(room)).toEqual(refusal('locked'));
  });

  test('who knocks at one node is let in by the owner at the other', async () => {
    const { room, ports, owner } = await startNodes(4, { rule: 'knock' });
    const mina = await enter(ports[0], room, 'Mina', owner);
    const jun = await Participant.greet(ports[1], 'Jun');
    expect(await jun.join(room)).toEqual(refusal('waiting'));
    expect(await mina.next('knocking')).toMatchObject({ id: jun.id });
    expect(await mina.ask('admit', { id: jun.id })).toEqual({ ok: true });
    await jun.next('admitted');
    expect(await jun.join(room)).toMatchObject({ ok: true });
  });

  test('a lost connection keeps its seat, and it is taken again through the other node', async () => {
    const { room, ports } = await startNodes();
    const mina = await enter(ports[0], room, 'Mina');
    const jun = await enter(ports[1], room, 'Jun');
    await mina.next('member-joined');
    cut(jun);
    expect(await mina.next('member-reconnecting')).toEqual({ id: jun.id });
    await mina.ask('signal', signalTo(jun, '{"meanwhile":true}'));
    const { who, answer } = await comeBack(ports[0], room, jun);
    expect(answer).toMatchObject({ ok: true });
    expect(await who.next('signal')).toMatchObject({ from: mina.id, payload: '{"meanwhile":true}' });
    expect(await mina.next('member-back')).toMatchObject({ id: jun.id });
    // And from there to the node that serves it not.
    const { who: last, answer: lastAnswer } = await comeBack(ports[1], room, jun, { heard: 1 });
    expect(lastAnswer).toMatchObject({ ok: true });
    await who.next('replaced');
    await last.ask('signal', signalTo(mina, '{"back":true}'));
    expect(await mina.next('signal')).toMatchObject({ payload: '{"back":true}' });
  });

  test('what is no message from a node is passed over', async () => {
    const { room, ports, prefix } = await startNodes();
    const mina = await enter(ports[0], room, 'Mina');
    const jun = await enter(ports[1], room, 'Jun');
    const stranger = createClient({ url: redis.url });
    await stranger.connect();
    const streams = await stranger.keys(`${prefix}mail:*`);
    expect(streams).toHaveLength(2);
    for (const stream of streams) {
      await stranger.xAdd(stream, '*', { from: 'x', message: '{' });
      await stranger.xAdd(stream, '*', { from: 'x', message: '{"kind":"end"}' });
      await stranger.xAdd(stream, '*', { nonsense: '1' });
    }
    stranger.destroy();
    await jun.ask('signal', signalTo(mina, '{"still":true}'));
    expect(await mina.next('signal')).toMatchObject({ payload: '{"still":true}' });
  });

  test('bad requests are refused as by one server, and a room that there is not is nowhere', async () => {
    const { room, ports } = await startNodes();
    await enter(ports[0], room, 'Mina');
    const jun = await Participant.greet(ports[1], 'Jun');
    expect(await jun.send('join', { room })).toEqual(refusal('bad-request'));
    expect(await jun.join('nowhere-at-all')).toEqual(refusal('not-found'));
    expect(await jun.ask('media', silent)).toEqual(refusal('not-in-room'));
    expect(await jun.join(room)).toMatchObject({ ok: true });
    expect(await jun.join(room)).toEqual(refusal('already-joined'));
    expect(await jun.send('signal', 'nonsense')).toEqual(refusal('bad-request'));
    const stranger = await Participant.connect(ports[1]);
    expect(await stranger.join(room)).toEqual(refusal('hello-first'));
  });
});
