import { afterEach, expect, test } from 'vitest';
import { answers, parseAs, type ControlRequests } from '#protocol';
import { Participant, silent } from '../testing/participant.ts';
import { ask, askAgain, enterOwner, startRuled, type RuledRoom } from '../testing/rules.ts';
import { closeServers, enter, refusal, type Inside } from '../testing/servers.ts';
import { testIdentity } from '../testing/test-identity.ts';

afterEach(closeServers);

async function three(): Promise<{ room: RuledRoom; owner: Inside; jun: Inside; sora: Inside }> {
  const room = await startRuled({ rule: 'open' });
  const owner = await enterOwner(room);
  const jun = await enter(room.port, room.room, 'Jun');
  const sora = await enter(room.port, room.room, 'Sora');
  for (const id of [jun.id, sora.id]) expect(await owner.next('member-joined')).toMatchObject({ id });
  await jun.next('member-joined');
  return { room, owner, jun, sora };
}

test('nobody but the owner has the controls, and the owner none over themselves or the absent', async () => {
  const { room, owner, jun, sora } = await three();
  const of = (id: string): [keyof ControlRequests, object][] => [
    ['admit', { id }],
    ['deny', { id }],
    ['ask-to-mute', { id }],
    ['stop-share', { id, kind: 'screen' }],
    ['remove', { id }],
    ['ban', { id }],
    ['unban', { id }],
    ['hand-over', { id }],
  ];
  const outside = await Participant.greet(room.port, 'Taeho');
  for (const [event, request] of [...of(sora.id), ['lock', { locked: true }] as const]) {
    expect(await jun.send(event, request)).toEqual(refusal('not-owner'));
    expect(await outside.send(event, request)).toEqual(refusal('not-in-room'));
    expect(await owner.send(event, {})).toEqual(refusal('bad-request'));
  }
  for (const [event, request] of [...of(owner.id), ...of(testIdentity().id)]) {
    expect(await owner.send(event, request)).toEqual(refusal('no-such-member'));
  }
  const unknown = await Participant.connect(room.port);
  expect(await unknown.send('remove', { id: jun.id })).toEqual(refusal('hello-first'));
  expect(await sora.untaken()).toEqual([]);
});

test('a locked room takes in nobody but the owner, and everyone is told', async () => {
  const { room, owner, jun } = await three();
  expect(await owner.ask('lock', { locked: true })).toEqual({ ok: true });
  const changed = { ownerId: owner.id, owner: 'Mina', locked: true };
  for (const person of [owner, jun]) expect(await person.next('room-changed')).toEqual(changed);
  expect(room.server.rooms()[0]).toMatchObject({ locked: true });
  const { who, answer } = await ask(room);
  expect(answer).toEqual(refusal('locked'));
  owner.close();
  await jun.next('member-left');
  const again = await enterOwner(room);
  expect(await again.ask('lock', { locked: false })).toEqual({ ok: true });
  expect(await askAgain(who, room.room)).toMatchObject({ ok: true });
});

test('nobody is admitted to a locked room', async () => {
  const room = await startRuled({ rule: 'knock' });
  const owner = await enterOwner(room);
  const { who } = await ask(room);
  await owner.ask('lock', { locked: true });
  expect(await owner.ask('admit', { id: who.id })).toEqual(refusal('locked'));
  expect(await owner.ask('lock', { locked: false })).toEqual({ ok: true });
  expect(await owner.ask('admit', { id: who.id })).toEqual({ ok: true });
  expect(await askAgain(who, room.room)).toMatchObject({ ok: true });
});

test('to be asked to mute is between the owner and whom they ask', async () => {
  const { owner, jun, sora } = await three();
  expect(await owner.ask('ask-to-mute', { id: jun.id })).toEqual({ ok: true });
  expect(await jun.next('mute-asked')).toEqual({ number: 1 });
  expect(await sora.untaken()).toEqual([]);
});

test('a share that is stopped is over for everyone, and for who comes later', async () => {
  const { room, owner, jun, sora } = await three();
  const media = { microphone: true, camera: false, screen: true, 'screen-2': true };
  await jun.ask('media', media);
  expect(await owner.ask('stop-share', { id: jun.id, kind: 'screen' })).toEqual({ ok: true });
  for (const person of [owner, jun, sora]) {
    expect(await person.next('share-stopped')).toMatchObject({ id: jun.id, kind: 'screen' });
  }
  const { answer } = await ask(room, { name: 'Taeho' });
  const joined = parseAs(answers.join, answer);
  const seen = joined?.ok ? joined.members.find(({ id }) => id === jun.id) : null;
  expect(seen?.media).toEqual({ ...media, screen: false });
});

test('whoever is removed is out at once, and may come back', async () => {
  const { room, owner, jun, sora } = await three();
  expect(await owner.ask('remove', { id: jun.id })).toEqual({ ok: true });
  expect(await jun.next('removed')).toEqual({ reason: 'removed' });
  for (const person of [owner, sora]) expect(await person.next('member-left')).toEqual({ id: jun.id });
  expect(await jun.ask('media', silent)).toEqual(refusal('not-in-room'));
  expect(await askAgain(jun, room.room)).toMatchObject({ ok: true });
});

test('whoever was let in and removed has to knock again', async () => {
  const room = await startRuled({ rule: 'knock' });
  const owner = await enterOwner(room);
  const { who } = await ask(room);
  await owner.ask('admit', { id: who.id });
  expect(await askAgain(who, room.room)).toMatchObject({ ok: true });
  await owner.ask('remove', { id: who.id });
  expect(await askAgain(who, room.room)).toEqual(refusal('waiting'));
  // A ban ends the waiting too.
  expect(await owner.ask('ban', { id: who.id })).toEqual({ ok: true });
  expect(await who.next('denied')).toEqual({ room: room.room });
  expect(await askAgain(who, room.room)).toEqual(refusal('banned'));
});

test('whoever is banned stays out under another name and connection, until the ban is lifted', async () => {
  const { room, owner, jun, sora } = await three();
  expect(await owner.ask('ban', { id: jun.id })).toEqual({ ok: true });
  expect(await jun.next('removed')).toEqual({ reason: 'banned' });
  expect(await sora.next('member-left')).toEqual({ id: jun.id });
  expect(await askAgain(jun, room.room)).toEqual(refusal('banned'));
  const renamed = await ask(room, { identity: jun.identity, name: 'Somebody else' });
  expect(renamed.answer).toEqual(refusal('banned'));
  expect(await owner.ask('unban', { id: jun.id })).toEqual({ ok: true });
  expect(await askAgain(renamed.who, room.room)).toMatchObject({ ok: true });
});

test('the controls are handed over whole: the list of those who wait goes with them', async () => {
  const room = await startRuled({ rule: 'knock' });
  const owner = await enterOwner(room);
  const { who: jun } = await ask(room);
  await owner.ask('admit', { id: jun.id });
  expect(await askAgain(jun, room.room)).toMatchObject({ ok: true });
  const { who: sora } = await ask(room, { name: 'Sora' });
  expect(await owner.ask('hand-over', { id: jun.id })).toEqual({ ok: true });
  const changed = { ownerId: jun.id, owner: 'Jun', locked: false };
  for (const person of [owner, jun]) expect(await person.next('room-changed')).toEqual(changed);
  expect(await jun.next('knocking')).toMatchObject({ id: sora.id });
  expect(room.server.rooms()[0]).toMatchObject({ owner: 'Jun' });
  expect(await owner.ask('remove', { id: jun.id })).toEqual(refusal('not-owner'));
  expect(await jun.ask('admit', { id: sora.id })).toEqual({ ok: true });
  // Who had the controls before comes back like anyone who was let in.
  owner.close();
  expect(await jun.next('member-left')).toEqual({ id: owner.id });
  expect((await ask(room, { identity: room.owner })).answer).toMatchObject({ ok: true });
});
