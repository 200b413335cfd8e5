import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { SignalingServerError } from '#signaling';
import { silent, type Greeted } from '../testing/participant.ts';
import { ask, askAgain, enterOwner, proofBy, startRuled } from '../testing/rules.ts';
import { closeServers, logged, refusal, start } from '../testing/servers.ts';
import { testIdentity } from '../testing/test-identity.ts';

const joinKey = randomBytes(32).toString('base64url');
const wrongKey = randomBytes(32).toString('base64url');

afterEach(closeServers);

describe.each(['passphrase', 'invite'] as const)('a room with the rule %s', (rule) => {
  test('is entered with a proof of its key, and with nothing else', async () => {
    const room = await startRuled({ rule, joinKey });
    const { who, answer } = await ask(room);
    expect(answer).toEqual(refusal('wrong-proof'));
    const { answer: right } = await ask(room, { joinKey });
    expect(right).toMatchObject({ ok: true, room: { access: rule, locked: false }, ownerId: room.owner.id });
    // The owner's key is proof enough.
    const owner = await enterOwner(room);
    expect(await askAgain(who, room.room, joinKey)).toMatchObject({ ok: true });
    expect(await owner.next('member-joined')).toMatchObject({ id: who.id });
    expect(logged.join('\n')).not.toContain(joinKey);
  });

  test('takes a proof for its own connection, participant and room only', async () => {
    let now = 0;
    const room = await startRuled({ rule, joinKey }, { now: () => (now += 60_000) });
    const other = await ask(room);
    const made = [
      () => proofBy(joinKey, other.who, room.room),
      ({ greeted }: Greeted) => proofBy(joinKey, { greeted, id: testIdentity().id }, room.room),
      (who: Greeted) => proofBy(joinKey, who, 'another-room'),
      (who: Greeted) => proofBy(wrongKey, who, room.room),
    ];
    for (const prove of made) {
      const { who } = await ask(room);
      const session = randomBytes(16).toString('base64url');
      expect(await who.join(room.room, silent, session, prove(who))).toEqual(refusal('wrong-proof'));
    }
  });
});

test('whoever guesses waits longer each time, also under another identity, and then gets in', async () => {
  let now = 0;
  const room = await startRuled({ rule: 'passphrase', joinKey }, { now: () => now });
  const { who, answer } = await ask(room, { joinKey: wrongKey });
  expect(answer).toEqual(refusal('wrong-proof'));
  expect(await askAgain(who, room.room, joinKey)).toEqual({
    ok: false,
    reason: 'too-soon',
    retryAfterMs: 1_000,
  });
  now += 1_000;
  expect(await askAgain(who, room.room, wrongKey)).toEqual(refusal('wrong-proof'));
  now += 500;
  // The address is the same, whoever one says to be.
  expect((await ask(room, { joinKey })).answer).toEqual({
    ok: false,
    reason: 'too-soon',
    retryAfterMs: 1_500,
  });
  // To come without a proof is no guess and costs nothing.
  expect((await ask(room)).answer).toEqual(refusal('wrong-proof'));
  now += 1_500;
  expect(await askAgain(who, room.room, joinKey)).toMatchObject({ ok: true });
});

describe('a knock room', () => {
  test('lets in whom the owner admits, and nobody else', async () => {
    const room = await startRuled({ rule: 'knock' });
    const owner = await enterOwner(room);
    const { who: jun, answer } = await ask(room, { name: 'Jun' });
    expect(answer).toEqual(refusal('waiting'));
    const { id, identity } = jun;
    expect(await owner.next('knocking')).toEqual({ id, key: identity.key, name: 'Jun' });
    expect(await owner.ask('admit', { id })).toEqual({ ok: true });
    expect(await jun.next('admitted')).toEqual({ room: room.room });
    expect(await owner.next('knock-ended')).toEqual({ id });
    expect(await askAgain(jun, room.room)).toMatchObject({ ok: true, knocking: [] });
    expect(await owner.next('member-joined')).toMatchObject({ id });

    const { who: sora } = await ask(room, { name: 'Sora' });
    expect(await owner.next('knocking')).toMatchObject({ id: sora.id });
    expect(await owner.ask('deny', { id: sora.id })).toEqual({ ok: true });
    expect(await sora.next('denied')).toEqual({ room: room.room });
    expect(await owner.ask('admit', { id: sora.id })).toEqual(refusal('no-such-member'));
    expect(await owner.untaken()).toEqual(['knock-ended']);
  });

  test('tells the owner of a knock once, and when it ends with the connection', async () => {
    const room = await startRuled({ rule: 'knock' });
    const owner = await enterOwner(room);
    const { who } = await ask(room);
    expect(await askAgain(who, room.room)).toEqual(refusal('waiting'));
    await owner.next('knocking');
    who.close();
    expect(await owner.next('knock-ended')).toEqual({ id: who.id });
    const { who: other } = await ask(room);
    expect(await owner.next('knocking')).toMatchObject({ id: other.id });
    expect(await other.ask('leave', {})).toEqual({ ok: true });
    expect(await owner.next('knock-ended')).toEqual({ id: other.id });
    expect(await owner.untaken()).toEqual([]);
  });

  test('lets people wait for an owner who comes later', async () => {
    const room = await startRuled({ rule: 'knock' });
    const { who, answer } = await ask(room);
    expect(answer).toEqual(refusal('waiting'));
    const late = await ask(room, { identity: room.owner, name: 'Mina' });
    const knocking = [{ id: who.id, key: who.identity.key, name: 'Jun' }];
    expect(late.answer).toMatchObject({ ok: true, knocking });
    // Who loses the connection after that does not have to knock again.
    await late.who.ask('admit', { id: who.id });
    await who.next('admitted');
    who.close();
    expect((await ask(room, { identity: who.identity })).answer).toMatchObject({ ok: true });
  });

  test('tells those who wait when it ends', async () => {
    const room = await startRuled({ rule: 'knock' });
    const { who } = await ask(room);
    room.server.closeRoom(room.room, 'host-left');
    expect(await who.next('room-closed')).toEqual({ reason: 'host-left' });
    expect(await askAgain(who, room.room)).toEqual(refusal('not-found'));
  });

  test('holds as many as it may, and lets no more wait than it can show', async () => {
    const room = await startRuled({ rule: 'knock' }, { capacity: 1 });
    await enterOwner(room);
    expect((await ask(room)).answer).toEqual(refusal('full'));
  });
});

test('a room that nobody could let anybody into, or with rules that are none, is not opened', async () => {
  const server = await start();
  const room = { name: 'Tea', owner: 'Mina' };
  const ownerId = testIdentity().id;
  const bad = [
    { access: { rule: 'knock' as const } },
    { access: { rule: 'invite' as const, joinKey: 'short' } },
    { ownerId: 'Mina' },
    { id: 'no room' },
  ];
  for (const each of bad) {
    expect(() => server.createRoom({ ...room, ...each })).toThrow(new SignalingServerError('bad-room'));
  }
  const id = 'a-room-of-its-own';
  expect(server.createRoom({ ...room, id, ownerId, access: { rule: 'knock' } })).toMatchObject({ id });
  expect(() => server.createRoom({ ...room, id })).toThrow(new SignalingServerError('bad-room'));
});
