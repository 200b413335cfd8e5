import { afterEach, describe, expect, test } from 'vitest';
import { answers, parseAs, type Member } from '#protocol';
import { Participant, silent } from '../testing/participant.ts';
import {
  closeServers,
  enter,
  logged,
  refusal,
  signalTo,
  startWithRoom,
  type Inside,
} from '../testing/servers.ts';

afterEach(closeServers);

describe('a room', () => {
  test('answers a newcomer with who is there, and tells those inside', async () => {
    const { port, room, server } = await startWithRoom();
    const mina = await enter(port, room, 'Mina');
    const jun = await Participant.greet(port, 'Jun');
    const media = { ...silent, camera: true };
    const answer = await jun.join(room, media);
    expect(parseAs(answers.join, answer)).toEqual(answer);
    expect(answer).toMatchObject({
      room: { id: room, name: 'Tea', participants: 2, capacity: 4, access: 'open' },
      members: [memberOf(mina, 'Mina')],
    });
    expect(await mina.next('member-joined')).toMatchObject({
      id: jun.id,
      key: jun.identity.key,
      name: 'Jun',
      media,
    });
    expect(server.rooms()[0]?.participants).toBe(2);
    // Without ids, which are random and may spell a name.
    expect(logged.join('\n').replace(/[\w-]{16,}/g, '')).not.toMatch(/Mina|Jun|Tea/);
  });

  test('refuses who is in one already, and who asks for none there is', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    expect(await mina.join(room)).toEqual(refusal('already-joined'));
    const jun = await Participant.greet(port);
    expect(await jun.join('nowhere-')).toEqual(refusal('not-found'));
    expect(await jun.ask('leave', {})).toEqual(refusal('not-in-room'));
    expect(await jun.ask('media', silent)).toEqual(refusal('not-in-room'));
    expect(await jun.ask('signal', signalTo(mina))).toEqual(refusal('not-in-room'));
  });

  test('holds no more than its capacity, however many come at once', async () => {
    const { port, room } = await startWithRoom(3);
    const people = await Promise.all(Array.from({ length: 12 }, () => Participant.greet(port)));
    const entries = await Promise.all(people.map((one) => one.join(room)));
    expect(entries.filter(({ ok }) => ok)).toHaveLength(3);
    expect(entries.filter(({ ok }) => !ok)).toEqual(Array<object>(9).fill(refusal('full')));
    const inside = people.find((_, at) => entries[at]?.ok);
    const outside = people.find((_, at) => !entries[at]?.ok);
    await inside?.ask('leave', {});
    expect(await outside?.join(room)).toMatchObject({ ok: true });
  });

  test('tells who left, by asking and by a connection that was closed on purpose', async () => {
    const { port, room, server } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await enter(port, room);
    const sora = await enter(port, room);
    expect(await jun.ask('leave', {})).toEqual({ ok: true });
    expect(await mina.next('member-left')).toEqual({ id: jun.id });
    sora.close();
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
    const answer = await sora.join(room);
    expect(answer).toMatchObject({ members: [{ media: silent }, { id: jun.id, media }] });
  });
});

describe('signals', () => {
  test('reach one member, in order, unchanged, with the sender of the connection', async () => {
    const { port, room } = await startWithRoom();
    const [mina, jun, sora] = [await enter(port, room), await enter(port, room), await enter(port, room)];
    const payload = (at: number) => ` { "seq":${String(at)}, "é":"\\r\\n\u2028" }`;
    for (let at = 0; at < 50; at += 1) {
      jun.socket.emit('signal', { ...signalTo(mina, payload(at)), from: sora.id });
    }
    const { signature } = signalTo(mina);
    for (let at = 0; at < 50; at += 1) {
      const signal = { from: jun.id, payload: payload(at), signature, number: at + 1 };
      expect(await mina.next('signal')).toEqual(signal);
    }
    expect(await sora.untaken()).not.toContain('signal');
  });

  test('stay in the room', async () => {
    const { server, port, room } = await startWithRoom();
    const other = server.createRoom({ name: 'Coffee', owner: 'Jun' });
    const mina = await enter(port, room);
    const jun = await enter(port, other.id);
    for (const to of [jun, mina, { id: 'a'.repeat(43), session: jun.session }]) {
      expect(await mina.ask('signal', signalTo(to))).toEqual(refusal('no-such-member'));
    }
    expect(await mina.ask('media', silent)).toEqual({ ok: true });
    expect(await mina.ask('leave', {})).toEqual({ ok: true });
    expect(await jun.untaken()).toEqual([]);
  });

  test('for a session that is over do not reach the next one of the same participant', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await enter(port, room);
    await jun.ask('leave', {});
    expect(await jun.join(room)).toMatchObject({ ok: true });
    expect(await mina.ask('signal', signalTo(jun))).toEqual(refusal('no-such-member'));
    expect(await jun.untaken()).not.toContain('signal');
  });
});

const memberOf = ({ id, identity, session }: Inside, name: string): Member => ({
  ...{ id, key: identity.key, session },
  ...{ name, media: silent },
});
