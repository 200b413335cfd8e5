import { afterEach, describe, expect, test } from 'vitest';
import { answers, parseAs } from '#protocol';
import { testCertificate } from '../testing/certificate.ts';
import { readNumbers } from '../testing/numbers.ts';
import { Participant, silent } from '../testing/participant.ts';
import { enterOwner, startRuled } from '../testing/rules.ts';
import {
  closeServers,
  comeBack,
  cut,
  enter,
  refusal,
  signalTo,
  start,
  startWithRoom,
  type Inside,
} from '../testing/servers.ts';

afterEach(closeServers);

const seatMs = 200;

/** Two people in a room, of whom one has lost the connection. */
async function oneAway(seat = 30_000, unheard = 512 * 1024) {
  const { server, port, room } = await startWithRoom(2, { limits: { seatMs: seat, unheard } });
  const mina = await enter(port, room);
  const jun = await enter(port, room, 'Jun');
  await mina.next('member-joined');
  cut(jun);
  expect(await mina.next('member-reconnecting')).toEqual({ id: jun.id });
  return { server, port, room, mina, jun };
}

describe('a seat', () => {
  test('is kept for whoever lost the connection, who misses nothing', async () => {
    const { server, port, room, mina, jun } = await oneAway();
    expect(server.rooms()[0]?.participants).toBe(2);
    expect(await (await Participant.greet(port, 'Sora')).join(room)).toEqual(refusal('full'));
    for (const payload of ['1', '2', '3']) {
      expect(await mina.ask('signal', signalTo(jun, payload))).toEqual({ ok: true });
    }
    await mina.ask('media', { ...silent, camera: true });

    expect((await readNumbers(port)).get('madang_participants_away')).toBe(1);
    const media = { ...silent, microphone: true };
    const { who, answer } = await comeBack(port, room, jun, { media });
    expect(parseAs(answers.join, answer)).toMatchObject({
      ok: true,
      epoch: jun.epoch,
      members: [{ id: mina.id, session: mina.session, media: { ...silent, camera: true } }],
    });
    for (const number of [1, 2, 3]) {
      expect(await who.next('signal')).toMatchObject({ payload: String(number), number });
    }
    expect(await mina.next('member-back')).toEqual({ id: jun.id, media });
    expect(await mina.ask('signal', signalTo(jun, '4'))).toEqual({ ok: true });
    expect(await who.next('signal')).toMatchObject({ payload: '4', number: 4 });
    expect(await mina.untaken()).toEqual([]);
  });

  test('is kept with what a dead connection swallowed, and what came is not said again', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await enter(port, room, 'Jun');
    for (const payload of ['1', '2', '3']) await mina.ask('signal', signalTo(jun, payload));
    expect(await jun.next('signal')).toMatchObject({ number: 1 });
    // The server has not noticed anything when the next connection is there.
    const { who } = await comeBack(port, room, jun, { heard: 1 });
    expect(await who.next('signal')).toMatchObject({ payload: '2' });
    expect(await who.next('signal')).toMatchObject({ payload: '3' });
    expect(await mina.untaken()).toEqual(['member-joined', 'member-reconnecting', 'member-back']);
    expect(await jun.next('replaced')).toEqual({});
  });

  test('is shown as such to whoever comes meanwhile', async () => {
    const { port, room } = await startWithRoom();
    const jun = await enter(port, room, 'Jun');
    const mina = await enter(port, room);
    cut(jun);
    await mina.next('member-reconnecting');
    const sora = await Participant.greet(port, 'Sora');
    expect(await sora.join(room)).toMatchObject({ members: [{ id: jun.id, away: true }, { id: mina.id }] });
    await comeBack(port, room, jun);
    expect(await sora.next('member-back')).toMatchObject({ id: jun.id });
  });

  test('is free when its time is over, and says so to whoever comes too late', async () => {
    const { port, room, mina, jun } = await oneAway(seatMs);
    expect(await mina.next('member-left')).toEqual({ id: jun.id });
    const { who, answer } = await comeBack(port, room, jun);
    expect(answer).toEqual(refusal('seat-gone'));
    const refusals = 'madang_refusals_total{reason="seat-gone"}';
    expect((await readNumbers(port)).get(refusals)).toBe(1);
    expect(await who.join(room)).toMatchObject({ ok: true });
  });

  test('is free at once when it is left, or given up for another stay', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await enter(port, room, 'Jun');
    await jun.ask('leave', {});
    expect(await mina.next('member-left')).toEqual({ id: jun.id });
    const again = await enter(port, room, 'Jun', jun.identity);
    cut(again);
    await mina.next('member-reconnecting');
    // As a page that was loaded anew does, which knows nothing of before.
    const anew = await enter(port, room, 'Jun', jun.identity);
    expect(await mina.next('member-left')).toEqual({ id: jun.id });
    expect(anew.session).not.toBe(again.session);
    const { answer } = await comeBack(port, room, again);
    expect(answer).toEqual(refusal('seat-gone'));
  });

  test('is nobody else’s: it takes the key and the stay', async () => {
    const { port, room, jun } = await oneAway();
    const thief = await Participant.greet(port);
    const back = { epoch: jun.epoch, heard: 0 };
    const asked = { room, session: jun.session, media: silent, back };
    expect(await thief.ask('join', asked)).toEqual(refusal('seat-gone'));
  });

  test('cannot be taken again with a gap', async () => {
    const { port, room, mina, jun } = await oneAway(30_000, 1_000);
    for (let at = 0; at < 5; at += 1) await mina.ask('signal', signalTo(jun, 'x'.repeat(300)));
    expect((await comeBack(port, room, jun)).answer).toEqual(refusal('seat-gone'));
  });
});

describe('what the owner does', () => {
  async function ownedRoom() {
    const room = await startRuled({ rule: 'open' });
    const owner = await enterOwner(room);
    const jun = await enter(room.port, room.room, 'Jun');
    return { ...room, owner, jun, back: (who: Inside, how = {}) => comeBack(room.port, room.room, who, how) };
  }

  test('to somebody who is away counts when they come back', async () => {
    const { owner, jun, back } = await ownedRoom();
    const media = { ...silent, screen: true, microphone: true };
    await jun.ask('media', media);
    cut(jun);
    await owner.next('member-reconnecting');
    expect(await owner.ask('ask-to-mute', { id: jun.id })).toEqual({ ok: true });
    expect(await owner.ask('stop-share', { id: jun.id, kind: 'screen' })).toEqual({ ok: true });
    expect(await owner.ask('lock', { locked: true })).toEqual({ ok: true });
    const { who, answer } = await back(jun, { media });
    expect(answer).toMatchObject({ room: { locked: true } });
    expect(await who.next('mute-asked')).toMatchObject({ number: 1 });
    expect(await who.next('share-stopped')).toMatchObject({ id: jun.id, kind: 'screen' });
    expect(await owner.next('member-back')).toEqual({ id: jun.id, media: { ...media, screen: false } });
  });

  test.each([
    ['remove', 'removed'],
    ['ban', 'banned'],
  ] as const)('%s puts out also who is away, and they are told', async (control, reason) => {
    const { owner, jun, back } = await ownedRoom();
    cut(jun);
    await owner.next('member-reconnecting');
    expect(await owner.ask(control, { id: jun.id })).toEqual({ ok: true });
    expect((await back(jun)).answer).toEqual(refusal(reason));
  });

  test('by a lock does not keep out who had a seat until now, and begins a new stay', async () => {
    const { owner, jun, port, room } = await ownedRoom();
    expect(await owner.next('member-joined')).toMatchObject({ id: jun.id });
    await owner.ask('lock', { locked: true });
    cut(jun);
    await owner.next('member-reconnecting');
    expect(await (await Participant.greet(port, 'Sora')).join(room)).toEqual(refusal('locked'));
    const again = await enter(port, room, 'Jun', jun.identity);
    expect(await owner.next('member-left')).toEqual({ id: jun.id });
    expect(await owner.next('member-joined')).toMatchObject({ id: jun.id, session: again.session });
    // Who leaves is outside, as anyone.
    await again.ask('leave', {});
    expect(await again.join(room)).toEqual(refusal('locked'));
  });

  test('waits for the owner, who stays it while away', async () => {
    const { owner, jun, back } = await ownedRoom();
    cut(owner);
    expect(await jun.next('member-reconnecting')).toEqual({ id: owner.id });
    expect(await jun.ask('lock', { locked: true })).toEqual(refusal('not-owner'));
    const { who, answer } = await back(owner);
    expect(answer).toMatchObject({ ownerId: owner.id });
    expect(await who.ask('lock', { locked: true })).toEqual({ ok: true });
  });
});

test('a server that starts again lets everyone into the same room in the same stay', async () => {
  const certificate = await testCertificate();
  const id = 'tea-room-of-mina';
  const first = await start({ certificate });
  first.createRoom({ id, name: 'Tea', owner: 'Mina' });
  const mina = await enter(first.port, id);
  await first.close('host-left');
  const second = await start({ certificate });
  second.createRoom({ id, name: 'Tea', owner: 'Mina' });
  const { answer } = await comeBack(second.port, id, mina);
  const joined = parseAs(answers.join, answer);
  expect(joined?.ok && joined.epoch !== mina.epoch).toBe(true);
  const jun = await Participant.greet(second.port);
  expect(await jun.join(id)).toMatchObject({ members: [{ id: mina.id, session: mina.session }] });
});
