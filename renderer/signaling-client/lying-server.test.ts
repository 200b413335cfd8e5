import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signalText, type SignalNotice } from '#protocol';
import { createCertificate, fingerprintOf } from '#signaling';
import { startLyingRelay, type LyingRelay } from '../../signaling/testing/lying-relay.ts';
import { silent } from '../../signaling/testing/participant.ts';
import { closeServers, start } from '../../signaling/testing/servers.ts';
import { testIdentity } from '../../signaling/testing/test-identity.ts';
import type { Identity } from '../identity/identity.ts';
import type { SignalFailure } from '../identity/signal-verifier.ts';
import { enterRoom } from './enter-room.ts';
import { enterAs, newIdentity, offer, type Side } from './testing/side.ts';

const sides: Side[] = [];
let relay: LyingRelay;
let room: string;

beforeEach(async () => {
  // The host itself lies here: a liar in front of an honest host is turned away at once (see below).
  const liar = await createCertificate({ addresses: [], hostName: 'liar' });
  const server = await start({ fingerprint: fingerprintOf(liar.cert) });
  room = server.createRoom({ name: 'Tea', owner: 'Mina' }).id;
  relay = await startLyingRelay(server, liar);
});

afterEach(async () => {
  for (const side of sides.splice(0)) side.client.close();
  await relay.close();
  await closeServers();
});

async function enter(identity?: Identity): Promise<Side> {
  const origin = `https://127.0.0.1:${String(relay.port)}`;
  const side = await enterAs(identity ?? (await newIdentity()), { origin, room }, relay.fingerprint);
  sides.push(side);
  return side;
}

/** Waits until one side has blocked another, and shows that nothing more is let in from there. */
async function expectBlocked(at: Side, from: Side, reason: SignalFailure, heard = 0): Promise<void> {
  await vi.waitFor(() => expect(at.failures).toEqual([[from.id, reason]]));
  expect(at.signals.blockOf(from.id)).toEqual({ kind: 'signal', reason });
  relay.lies = {};
  // Another word each time: one of before must not be taken for it.
  const word = `later-${String(relay.told.length)}`;
  from.say(at, word);
  await vi.waitFor(() => expect(toldTo(at).at(-1)?.payload).toContain(word));
  // The answer comes after all that was handed on before.
  await at.caughtUp();
  expect(at.heard).toHaveLength(heard);
  expect(at.failures).toHaveLength(1);
  // The other way is as it was: only what one cannot verify is kept out.
  expect(from.failures).toEqual([]);
}

const toldTo = ({ id }: Side) => relay.told.filter(({ to }) => to === id).map(({ signal }) => signal);
const hears = (at: Side, count: number) => vi.waitFor(() => expect(at.heard).toHaveLength(count));

test('an honest server in between changes nothing', async () => {
  const [mina, jun, sora] = await three();
  for (let at = 0; at < 40; at += 1) jun.say(mina, String(at));
  mina.say(jun);
  sora.say(mina);
  await hears(mina, 41);
  await hears(jun, 1);
  const fromJun = mina.heard.filter(({ from }) => from === jun.id);
  expect(fromJun.map(({ body }) => body)).toEqual(Array.from({ length: 40 }, (_, at) => offer(String(at))));
  expect([mina, jun, sora].flatMap(({ failures }) => failures)).toEqual([]);
});

describe('a server that', () => {
  test('puts another DTLS fingerprint into a description is found out', async () => {
    const [mina, jun, sora] = await three();
    relay.lies = {
      signal: (signal) => [{ ...signal, payload: signal.payload.replace('AA:BB', 'CC:DD') }],
    };
    jun.say(mina);
    await expectBlocked(mina, jun, 'bad-signature');
    // Whoever it was not tried with is heard all the same.
    sora.say(mina);
    await hears(mina, 1);
  });

  test('forges a signal, or lets one come from somebody else, is found out', async () => {
    const [mina, jun, sora] = await three();
    const stranger = testIdentity();
    relay.lies = {
      signal: (signal) => [{ ...signal, signature: stranger.sign(signalText(signal.payload)) }],
    };
    jun.say(mina);
    await expectBlocked(mina, jun, 'bad-signature');
    relay.lies = { signal: (signal) => [{ ...signal, from: mina.id }] };
    sora.say(jun);
    await vi.waitFor(() => expect(jun.failures).toEqual([[mina.id, 'bad-signature']]));
    expect(jun.heard).toEqual([]);
  });

  test('drops a signal is found out by the next one', async () => {
    const [mina, jun] = await three();
    relay.lies = {
      signal: ({ payload, ...rest }) => (payload.includes('lost') ? [] : [{ payload, ...rest }]),
    };
    jun.say(mina, 'first');
    jun.say(mina, 'lost');
    jun.say(mina, 'third');
    await expectBlocked(mina, jun, 'out-of-order', 1);
  });

  test('changes the order is found out', async () => {
    const [mina, jun] = await three();
    const held: SignalNotice[] = [];
    relay.lies = {
      signal: (signal) => (held.push(signal) < 2 ? [] : held.splice(0).reverse()),
    };
    jun.say(mina, 'first');
    jun.say(mina, 'second');
    await expectBlocked(mina, jun, 'out-of-order');
  });

  test('says a thing twice is not listened to the second time', async () => {
    const [mina, jun] = await three();
    relay.lies = { signal: (signal) => [signal, signal] };
    for (const sdp of ['first', 'second', 'third']) jun.say(mina, sdp);
    await hears(mina, 3);
    const [first] = toldTo(mina);
    relay.tell(mina.id, 'signal', first);
    jun.say(mina, 'fourth');
    await hears(mina, 4);
    expect(mina.heard.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
    expect(mina.failures).toEqual([]);
  });

  test("repeats what was said in an earlier stay, the sender's or the receiver's, is found out", async () => {
    const [mina, jun] = await three();
    jun.say(mina);
    mina.say(jun);
    await hears(mina, 1);
    await hears(jun, 1);
    const [toMina, toJun] = [toldTo(mina)[0], toldTo(jun)[0]];
    await jun.leave();
    const again = await enter(jun.identity);
    await mina.caughtUp();
    relay.tell(mina.id, 'signal', toMina);
    await expectBlocked(mina, again, 'wrong-session', 1);
    relay.tell(again.id, 'signal', toJun);
    await vi.waitFor(() => expect(again.failures).toEqual([[mina.id, 'wrong-session']]));
    expect(again.heard).toEqual([]);
  });

  test('says that a member who was found out has left and come is not believed to have changed', async () => {
    const [mina, jun] = await three();
    relay.lies = { signal: (signal) => [{ ...signal, payload: signal.payload.replace('AA:BB', 'CC:DD') }] };
    jun.say(mina);
    await expectBlocked(mina, jun, 'bad-signature');
    relay.tell(mina.id, 'member-left', { id: jun.id });
    const { key } = jun.identity;
    const listed = { id: jun.id, key, session: jun.session, name: 'Jun', media: silent };
    relay.tell(mina.id, 'member-joined', listed);
    await mina.caughtUp();
    await expectBlocked(mina, jun, 'bad-signature');
    relay.tell(mina.id, 'member-joined', { ...listed, session: 'A'.repeat(22) });
    await vi.waitFor(() => expect(mina.signals.blockOf(jun.id)).toBeNull());
  });

  test('gives a signal to somebody it was not meant for is found out', async () => {
    const [mina, jun, sora] = await three();
    jun.say(mina);
    await hears(mina, 1);
    relay.tell(sora.id, 'signal', toldTo(mina)[0]);
    await expectBlocked(sora, jun, 'wrong-session');
  });

  test('gives out a key of its own for somebody is found out before they say a word', async () => {
    const stranger = testIdentity();
    const mina = await enter();
    relay.lies = { member: (member) => ({ ...member, key: stranger.key }) };
    const jun = await enter();
    await vi.waitFor(() => expect(mina.failures).toEqual([[jun.id, 'bad-key']]));
    await vi.waitFor(() => expect(jun.failures).toEqual([[mina.id, 'bad-key']]));
    mina.say(jun);
    expect(jun.signals.blockOf(mina.id)).toEqual({ kind: 'signal', reason: 'bad-key' });
    await jun.caughtUp();
    expect([...mina.heard, ...jun.heard]).toEqual([]);
    expect(relay.told).toEqual([]);
  });

  test('invents a member, of a known id or of one’s own, is found out', async () => {
    const mina = await enter();
    const absent = await newIdentity();
    const session = 'A'.repeat(22);
    const member = { id: absent.id, key: testIdentity().key, session, name: 'Jun', media: silent };
    relay.tell(mina.id, 'member-joined', member);
    await vi.waitFor(() => expect(mina.failures).toEqual([[absent.id, 'bad-key']]));
    relay.tell(mina.id, 'member-joined', { ...member, id: mina.id, key: mina.identity.key });
    await vi.waitFor(() => expect(mina.failures.at(-1)).toEqual([mina.id, 'bad-key']));
  });

  test('invents a member of a known key cannot speak for them', async () => {
    const mina = await enter();
    const { id, key } = await newIdentity();
    const session = 'A'.repeat(22);
    relay.tell(mina.id, 'member-joined', { id, key, session, name: 'Jun', media: silent });
    const forged = testIdentity().sign(signalText('{}'));
    relay.tell(mina.id, 'signal', { from: id, payload: '{}', signature: forged });
    await vi.waitFor(() => expect(mina.failures).toEqual([[id, 'bad-signature']]));
    expect(mina.heard).toEqual([]);
  });
});

test('a member who signs what is no signal is blocked too', async () => {
  const [mina, jun] = await three();
  const payload = '{"description":"none"}';
  const signature = await jun.identity.sign(signalText(payload));
  relay.tell(mina.id, 'signal', { from: jun.id, payload, signature });
  await expectBlocked(mina, jun, 'malformed');
});

describe('a server in front of an honest one', () => {
  test('is turned away by it, since the app names the certificate that it sees', async () => {
    const honest = await start();
    const { id } = honest.createRoom({ name: 'Tea', owner: 'Mina' });
    const between = await startLyingRelay(honest, await createCertificate({ addresses: [], hostName: 'm' }));
    const enterBy = async (fingerprint: string) =>
      enterRoom(
        { origin: `https://127.0.0.1:${String(between.port)}`, room: id },
        { identity: await newIdentity(), name: 'Mina', fingerprint, media: () => silent },
        { rejectUnauthorized: false },
      );
    expect(await enterBy(between.fingerprint)).toEqual({ ok: false, reason: 'wrong-server' });
    await between.close();
  });
});

async function three(): Promise<[Side, Side, Side]> {
  const all = [await enter(), await enter(), await enter()] as const;
  // By their own answer, those who came first have been told of the others.
  for (const side of all) await side.caughtUp();
  return [...all];
}
