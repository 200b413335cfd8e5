import { afterEach, describe, expect, test } from 'vitest';
import { answers, notices, parseAs, protocolVersion } from '#protocol';
import { Participant, silent } from '../testing/participant.ts';
import { closeServers, enter, logged, offer, refusal, start, startWithRoom } from '../testing/servers.ts';

afterEach(closeServers);

describe('hello', () => {
  test('gives a participant id', async () => {
    const { port } = await start();
    const one = await Participant.connect(port);
    const answer = parseAs(
      answers.hello,
      await one.send('hello', { protocol: protocolVersion, name: ' Mina ' }),
    );
    expect(answer).toMatchObject({ ok: true });
  });

  test('of another version is told which one is needed, whatever else it says', async () => {
    const { port } = await start();
    const one = await Participant.connect(port);
    const needs = { ok: false, reason: 'unsupported-protocol', needs: protocolVersion };
    expect(await one.send('hello', { protocol: 2, credentials: {} })).toEqual(needs);
    expect(await one.send('hello', { protocol: 0, name: 'Mina' })).toEqual(needs);
  });

  test('comes before everything else, and once', async () => {
    const { port, room } = await startWithRoom();
    const one = await Participant.connect(port);
    expect(await one.ask('join', { room, media: silent })).toEqual(refusal('hello-first'));
    expect(await one.ask('leave', {})).toEqual(refusal('hello-first'));
    expect(await one.ask('media', silent)).toEqual(refusal('hello-first'));
    const signal = { to: 'a'.repeat(16), generation: 0, seq: 0, body: offer };
    expect(await one.ask('signal', signal)).toEqual(refusal('hello-first'));
    expect(await one.ask('hello', { protocol: protocolVersion, name: '\u202e' })).toEqual(
      refusal('bad-request'),
    );
    expect(await one.ask('hello', { protocol: protocolVersion, name: 'Mina' })).toMatchObject({ ok: true });
    expect(await one.ask('hello', { protocol: protocolVersion, name: 'Jun' })).toEqual(
      refusal('bad-request'),
    );
  });
});

describe('a room', () => {
  test('answers a newcomer with who is there, and tells those inside', async () => {
    const { port, room, server } = await startWithRoom();
    const mina = await enter(port, room, 'Mina');
    const jun = await Participant.greet(port, 'Jun');
    const media = { ...silent, camera: true };
    const answer = await jun.ask('join', { room, media });
    expect(parseAs(answers.join, answer)).toEqual(answer);
    expect(answer).toMatchObject({
      room: { id: room, name: 'Tea', participants: 2, capacity: 4, access: 'open' },
      members: [{ id: mina.id, name: 'Mina', media: silent }],
    });
    expect(await mina.next('member-joined')).toEqual({ id: jun.id, name: 'Jun', media });
    expect(server.rooms()[0]?.participants).toBe(2);
    expect(logged.join('\n')).not.toMatch(/Mina|Jun|Tea/);
  });

  test('refuses who is in one already, and who asks for none there is', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    expect(await mina.ask('join', { room, media: silent })).toEqual(refusal('already-joined'));
    const jun = await Participant.greet(port);
    expect(await jun.ask('join', { room: 'nowhere-', media: silent })).toEqual(refusal('not-found'));
    expect(await jun.ask('leave', {})).toEqual(refusal('not-in-room'));
    expect(await jun.ask('media', silent)).toEqual(refusal('not-in-room'));
    const signal = { to: mina.id, generation: 0, seq: 0, body: offer };
    expect(await jun.ask('signal', signal)).toEqual(refusal('not-in-room'));
  });

  test('holds no more than its capacity, however many come at once', async () => {
    const { port, room } = await startWithRoom(3);
    const people = await Promise.all(Array.from({ length: 12 }, () => Participant.greet(port)));
    const entries = await Promise.all(people.map((one) => one.ask('join', { room, media: silent })));
    expect(entries.filter(({ ok }) => ok)).toHaveLength(3);
    expect(entries.filter(({ ok }) => !ok)).toEqual(Array<object>(9).fill(refusal('full')));
    const inside = people.find((_, at) => entries[at]?.ok);
    const outside = people.find((_, at) => !entries[at]?.ok);
    await inside?.ask('leave', {});
    expect(await outside?.ask('join', { room, media: silent })).toMatchObject({ ok: true });
  });

  test('tells who left, by asking and by a connection that ended', async () => {
    const { port, room, server } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await enter(port, room);
    const sora = await enter(port, room);
    expect(await jun.ask('leave', {})).toEqual({ ok: true });
    expect(await mina.next('member-left')).toEqual({ id: jun.id });
    // The engine's transport, so that no goodbye of Socket.IO's own is said.
    sora.socket.io.engine.close();
    expect(await mina.next('member-left')).toEqual({ id: sora.id });
    expect(server.rooms()[0]?.participants).toBe(1);
  });

  test('shows what its members send', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await enter(port, room);
    const media = { microphone: true, camera: false, screen: true, 'screen-2': true };
    expect(await jun.ask('media', media)).toEqual({ ok: true });
    expect(await mina.next('member-media')).toEqual({ id: jun.id, media });
    const sora = await Participant.greet(port);
    const answer = await sora.ask('join', { room, media: silent });
    expect(answer).toMatchObject({ members: [{ media: silent }, { id: jun.id, media }] });
  });
});

describe('signals', () => {
  test('reach one member, in order, with the sender of the session', async () => {
    const { port, room } = await startWithRoom();
    const [mina, jun, sora] = [await enter(port, room), await enter(port, room), await enter(port, room)];
    for (let seq = 0; seq < 50; seq += 1) {
      jun.socket.emit('signal', { to: mina.id, from: sora.id, generation: 1, seq, body: offer });
    }
    for (let seq = 0; seq < 50; seq += 1) {
      const signal = await mina.next('signal');
      expect(parseAs(notices.signal, signal)).toEqual({ from: jun.id, generation: 1, seq, body: offer });
    }
    expect(await sora.untaken()).not.toContain('signal');
  });

  test('stay in the room', async () => {
    const { server, port, room } = await startWithRoom();
    const other = server.createRoom({ name: 'Coffee', owner: 'Jun' });
    const mina = await enter(port, room);
    const jun = await enter(port, other.id);
    const to = (id: string): Promise<unknown> =>
      mina.ask('signal', { to: id, generation: 0, seq: 0, body: offer });
    expect(await to(jun.id)).toEqual(refusal('no-such-member'));
    expect(await to(mina.id)).toEqual(refusal('no-such-member'));
    expect(await to('a'.repeat(22))).toEqual(refusal('no-such-member'));
    expect(await mina.ask('media', silent)).toEqual({ ok: true });
    expect(await mina.ask('leave', {})).toEqual({ ok: true });
    expect(await jun.untaken()).toEqual([]);
  });
});
