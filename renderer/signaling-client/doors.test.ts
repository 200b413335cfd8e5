import { afterEach, expect, test, vi } from 'vitest';
import type { AccessPolicy } from '#protocol';
import { readNumbers } from '../../signaling/testing/numbers.ts';
import { silent } from '../../signaling/testing/participant.ts';
import { enterOwner, startRuled, type RuledRoom } from '../../signaling/testing/rules.ts';
import { closeServers } from '../../signaling/testing/servers.ts';
import { keysOfPassphrase, keysOfSecret, newRoomSecret } from '../identity/room-keys.ts';
import { enterRoom } from './enter-room.ts';
import { newIdentity } from './testing/side.ts';

afterEach(closeServers);

const id = 'a-room-with-a-door';

async function come(
  { port, room, server }: RuledRoom,
  { joinKey = null, cancel }: { joinKey?: string | null; cancel?: AbortSignal } = {},
) {
  const onWaiting = vi.fn();
  const identity = await newIdentity();
  const entered = enterRoom(
    { origin: `https://127.0.0.1:${String(port)}`, room, joinKey },
    { identity, name: 'Jun', fingerprint: server.fingerprint, media: () => silent },
    { rejectUnauthorized: false },
    { onWaiting, cancel: cancel ?? new AbortController().signal },
  );
  return { entered, onWaiting, identity };
}

async function outcome(room: RuledRoom, joinKey: string | null): Promise<string> {
  const entered = await (await come(room, { joinKey })).entered;
  if (!entered.ok) return entered.reason;
  entered.client.close();
  return 'inside';
}

const open = (access: AccessPolicy) => startRuled(access, { id, now: minutes() });

// Each try comes a minute after the one before, so that none has to wait.
function minutes(): () => number {
  let now = 0;
  return () => (now += 60_000);
}

// Three passphrases are stretched here, which is meant to be dear.
test('the app proves a passphrase and a secret as the server expects them', { timeout: 30_000 }, async () => {
  const byPassphrase = await open({
    rule: 'passphrase',
    joinKey: (await keysOfPassphrase('three lanterns', id)).join,
  });
  expect(await outcome(byPassphrase, (await keysOfPassphrase('two lanterns', id)).join)).toBe('wrong-proof');
  expect(await outcome(byPassphrase, null)).toBe('wrong-proof');
  expect(await outcome(byPassphrase, (await keysOfPassphrase('three lanterns', id)).join)).toBe('inside');

  const secret = newRoomSecret();
  const bySecret = await open({ rule: 'invite', joinKey: (await keysOfSecret(secret, id)).join });
  expect(await outcome(bySecret, (await keysOfSecret(newRoomSecret(), id)).join)).toBe('wrong-proof');
  expect(await outcome(bySecret, (await keysOfSecret(secret, id)).join)).toBe('inside');
});

test('the app waits at a knock room, and comes in once it is let in', async () => {
  const room = await open({ rule: 'knock' });
  const owner = await enterOwner(room);
  const { entered, onWaiting, identity } = await come(room);
  expect(await owner.next('knocking')).toMatchObject({ id: identity.id, name: 'Jun' });
  await vi.waitFor(() => expect(onWaiting).toHaveBeenCalledOnce());
  await owner.ask('admit', { id: identity.id });
  expect(await owner.next('member-joined')).toMatchObject({ id: identity.id });
  const inside = await entered;
  expect(inside).toMatchObject({ ok: true, ownerId: owner.id });
  if (inside.ok) inside.client.close();
});

test('the app stops waiting when it is turned away, when the room ends, and when it is told to', async () => {
  const room = await open({ rule: 'knock' });
  const owner = await enterOwner(room);
  const denied = await come(room);
  await owner.next('knocking');
  await owner.ask('deny', { id: denied.identity.id });
  expect(await denied.entered).toEqual({ ok: false, reason: 'denied' });
  await owner.next('knock-ended');

  const cancel = new AbortController();
  const cancelled = await come(room, { cancel: cancel.signal });
  await owner.next('knocking');
  cancel.abort();
  expect(await cancelled.entered).toEqual({ ok: false, reason: 'cancelled' });
  // The connection is closed, and so the owner is told.
  expect(await owner.next('knock-ended')).toEqual({ id: cancelled.identity.id });

  const late = await come(room);
  await owner.next('knocking');
  room.server.closeRoom(room.room, 'host-left');
  expect(await late.entered).toEqual({ ok: false, reason: 'not-found' });
});

test('where the engine cannot sign or prove, the connection does not stay open', async () => {
  const joinKey = (await keysOfSecret(newRoomSecret(), id)).join;
  const room = await open({ rule: 'invite', joinKey });
  const broken = () => Promise.reject(new DOMException('no', 'OperationError'));
  const sockets = async () => (await readNumbers(room.port)).get('madang_sockets');
  const before = await sockets();
  const sign = vi.spyOn(crypto.subtle, 'sign').mockImplementation(broken);
  await expect((await come(room)).entered).rejects.toThrow('no');
  sign.mockRestore();
  await vi.waitFor(async () => expect(await sockets()).toBe(before));
  // The proof is made by another key, and after a hello that worked.
  const { entered } = await come(room, { joinKey });
  const proving = vi.spyOn(crypto.subtle, 'importKey').mockImplementation(broken);
  await expect(entered).rejects.toThrow('no');
  proving.mockRestore();
  await vi.waitFor(async () => expect(await sockets()).toBe(before));
});
