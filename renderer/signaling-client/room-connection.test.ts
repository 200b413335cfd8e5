import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MediaState, Notices } from '#protocol';
import { testCertificate } from '../../signaling/testing/certificate.ts';
import { enterOwner, startRuled } from '../../signaling/testing/rules.ts';
import { closeServers, enter, signalTo, start, startWithRoom } from '../../signaling/testing/servers.ts';
import { slowLink, type SlowLink } from '../../signaling/testing/slow-link.ts';
import { enterRoom } from './enter-room.ts';
import { RoomConnection, type Return } from './room-connection.ts';
import { newIdentity } from './testing/side.ts';

const socket = { rejectUnauthorized: false };
const media: MediaState = { microphone: true, camera: false, screen: false, 'screen-2': false };
const opened: { connection: RoomConnection; link: SlowLink }[] = [];

afterEach(async () => {
  for (const { connection, link } of opened.splice(0)) {
    connection.close();
    link.close();
  }
  await closeServers();
});

/** Somebody in a room whose connection comes back by itself, and what they are told of it. */
async function comer(port: number, room: string) {
  const link = await slowLink(port);
  const entrant = { identity: await newIdentity(), name: 'Jun', fingerprint: null, media: () => media };
  const origin = `https://127.0.0.1:${String(link.port)}`;
  const entered = await enterRoom({ origin, room }, entrant, socket);
  if (!entered.ok) throw new Error(entered.reason);
  const reach = vi.fn(() => Promise.resolve<string | null>(origin));
  const connection = new RoomConnection(entered, { reach, door: { room }, entrant, socket });
  opened.push({ connection, link });
  const events: string[] = [];
  const backs: Return[] = [];
  const signals: (number | undefined)[] = [];
  connection.on('signal', ({ number }: Notices['signal']) => signals.push(number));
  connection.follow({
    onAway: () => events.push('away'),
    onBack: (_entered, how) => {
      events.push('back');
      backs.push(how);
    },
    onEnded: (reason) => events.push(reason),
  });
  const { id } = entrant.identity;
  return { connection, link, events, backs, signals, reach, id, session: entered.session };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 20 });

describe('a connection that is lost', { timeout: 20_000 }, () => {
  test('comes back to its seat by itself, and what was said meanwhile is heard once', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await comer(port, room);
    await mina.ask('signal', signalTo(jun));
    await until(() => expect(jun.signals).toEqual([1]));

    // The next tries find nobody, somebody who does not answer, and that nobody can be looked for now.
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    jun.reach.mockResolvedValueOnce(null).mockResolvedValueOnce('https://127.0.0.1:1');
    jun.reach.mockRejectedValueOnce(new Error('no network'));
    jun.link.cut();
    expect(await mina.next('member-reconnecting')).toEqual({ id: jun.id });
    await until(() => expect(jun.events).toEqual(['away']));
    expect(await jun.connection.request('media', media)).toEqual({ ok: false, reason: 'no-answer' });
    for (let at = 0; at < 3; at += 1) await mina.ask('signal', signalTo(jun));
    await until(() => expect(jun.signals).toEqual([1, 2, 3, 4]));
    expect([jun.events, jun.backs]).toEqual([['away', 'back'], ['seat']]);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
    expect(await mina.next('member-back')).toEqual({ id: jun.id, media });
    expect(await jun.connection.request('media', media)).toEqual({ ok: true });
  });

  test('that nobody has noticed is found by a request without an answer', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await comer(port, room);
    jun.link.hold();
    await mina.ask('signal', signalTo(jun));
    expect(await jun.connection.request('media', media)).toEqual({ ok: false, reason: 'no-answer' });
    await until(() => expect(jun.events).toEqual(['away', 'back']));
    await until(() => expect(jun.signals).toEqual([1]));
    // The older connection, which still stood there, was no other window.
    expect(await mina.untaken()).toEqual(expect.arrayContaining(['member-reconnecting', 'member-back']));
  });

  test('is made anew when the server takes no request over it any more', async () => {
    const { port, room } = await startWithRoom(4, {
      limits: { requestsPerSocket: { burst: 3, perSecond: 0.001 }, refusedMs: 20 },
    });
    const jun = await comer(port, room);
    expect(await jun.connection.request('media', media)).toEqual({ ok: true });
    // Ten times in a row, each a tenth of a second after the other at least.
    expect(await jun.connection.request('media', media)).toMatchObject({ reason: 'too-many-requests' });
    await until(() => expect([jun.events, jun.backs]).toEqual([['away', 'back'], ['seat']]));
    expect(await jun.connection.request('media', media)).toEqual({ ok: true });
  });

  test('can be left while it is away', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await comer(port, room);
    jun.reach.mockResolvedValueOnce(null);
    jun.link.cut();
    await mina.next('member-reconnecting');
    await until(() => expect(jun.events).toEqual(['away']));
    await jun.connection.leave();
    // Somebody with one more wait before them is there again, and whoever has left is not.
    const sora = await comer(port, room);
    sora.reach.mockResolvedValueOnce(null).mockResolvedValueOnce(null);
    sora.link.cut();
    await until(() => expect(sora.backs).toEqual(['seat']));
    expect(jun.reach.mock.calls.length).toBeLessThanOrEqual(1);
    expect(jun.events).toEqual(['away']);
  });

  test.each([
    ['remove', 'removed'],
    ['ban', 'banned'],
  ] as const)('ends with a word after the owner’s %s', async (control, reason) => {
    const ruled = await startRuled({ rule: 'open' });
    const owner = await enterOwner(ruled);
    const jun = await comer(ruled.port, ruled.room);
    jun.reach.mockResolvedValueOnce(null).mockResolvedValueOnce(null);
    jun.link.cut();
    await owner.next('member-reconnecting');
    await owner.ask(control, { id: jun.id });
    await until(() => expect(jun.events).toEqual(['away', reason]));
  });

  test('is another stay when the seat is gone, and over when the room has been locked', async () => {
    const ruled = await startRuled({ rule: 'open' }, { limits: { seatMs: 50 } });
    const owner = await enterOwner(ruled);
    const jun = await comer(ruled.port, ruled.room);
    jun.reach.mockResolvedValueOnce(null).mockResolvedValueOnce(null);
    jun.link.cut();
    expect(await owner.next('member-left')).toEqual({ id: jun.id });
    await until(() => expect(jun.backs).toEqual(['anew']));

    await owner.ask('lock', { locked: true });
    jun.reach.mockResolvedValueOnce(null).mockResolvedValueOnce(null);
    jun.link.cut();
    expect(await owner.next('member-left')).toEqual({ id: jun.id });
    await until(() => expect(jun.events).toEqual(['away', 'back', 'away', 'locked']));
  });
});

test('a server that starts again has everyone back in the same stay', { timeout: 20_000 }, async () => {
  const certificate = await testCertificate();
  const id = 'tea-room-of-mina';
  const first = await start({ certificate });
  const { port } = first;
  first.createRoom({ id, name: 'Tea', owner: 'Mina' });
  const jun = await comer(port, id);
  jun.link.cut();
  await first.close('host-left');
  const second = await start({ certificate, port });
  second.createRoom({ id, name: 'Tea', owner: 'Mina' });
  await until(() => expect(jun.backs).toEqual(['opened-again']));
  const mina = await enter(port, id);
  expect(await mina.ask('signal', signalTo(jun))).toEqual({ ok: true });
  await until(() => expect(jun.signals).toEqual([1]));

  jun.link.cut();
  await second.close('host-left');
  await start({ certificate, port });
  await until(() => expect(jun.events.at(-1)).toBe('not-found'));
});
