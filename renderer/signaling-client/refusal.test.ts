import { afterEach, expect, test, vi } from 'vitest';
import { closeServers, startWithRoom } from '../../signaling/testing/servers.ts';
import { enterAs, newIdentity, offer, type Side } from './testing/side.ts';

const sides: Side[] = [];

afterEach(async () => {
  for (const side of sides.splice(0)) side.client.close();
  await closeServers();
});

async function two(): Promise<[Side, Side]> {
  const { server, port, room } = await startWithRoom();
  const enter = async () => {
    const origin = `https://127.0.0.1:${port}`;
    const side = await enterAs(await newIdentity(), { origin, room }, server.fingerprint);
    sides.push(side);
    return side;
  };
  const [mina, jun] = [await enter(), await enter()];
  await mina.caughtUp();
  return [mina, jun];
}

test('whoever cannot be verified is told so, once, and nothing else', async () => {
  const [mina, jun] = await two();
  jun.say(mina);
  await vi.waitFor(() => expect(mina.heard).toHaveLength(1));
  mina.signals.block(jun.id, { kind: 'signal', reason: 'bad-signature' });
  for (const refusal of ['unverified', 'no-proof'] as const)
    mina.signals.send({ to: jun.id, generation: 1, seq: 0, body: { refusal } });
  mina.signals.send({ to: jun.id, generation: 1, seq: 1, body: offer('later') });
  await vi.waitFor(() => expect(jun.heard).toHaveLength(1));
  await mina.caughtUp();
  await jun.caughtUp();
  expect(jun.heard.map(({ body }) => body)).toEqual([{ refusal: 'unverified' }]);
  expect(mina.signals.blockOf(jun.id)).toEqual({ kind: 'signal', reason: 'bad-signature' });
});

test('what was being signed when somebody was blocked still goes out: the refusal after it is believed', async () => {
  const [mina, jun] = await two();
  mina.say(jun, 'before');
  mina.signals.block(jun.id, { kind: 'signal', reason: 'bad-signature' });
  mina.signals.send({ to: jun.id, generation: 1, seq: 1, body: { refusal: 'unverified' } });
  await vi.waitFor(() => expect(jun.heard.length + jun.failures.length).toBeGreaterThan(1));
  expect(jun.heard.map(({ body }) => body)).toEqual([offer('before'), { refusal: 'unverified' }]);
  expect(jun.failures).toEqual([]);
});

test('a refusal is signed and heard; after it, nothing goes out to that member and nothing is taken from them', async () => {
  const [mina, jun] = await two();
  jun.say(mina);
  await vi.waitFor(() => expect(mina.heard).toHaveLength(1));

  // Blocked in the same moment, as the app does: the signature is still being made.
  mina.signals.send({ to: jun.id, generation: 1, seq: 0, body: { refusal: 'wrong-proof' } });
  mina.signals.block(jun.id, { kind: 'refused', by: 'self', reason: 'wrong-proof' });
  await vi.waitFor(() => expect(jun.heard).toHaveLength(1));
  expect(jun.heard[0]?.body).toEqual({ refusal: 'wrong-proof' });

  jun.say(mina, 'later');
  mina.signals.send({ to: jun.id, generation: 1, seq: 1, body: { refusal: 'no-proof' } });
  // What was on its way has come when these are answered.
  await jun.caughtUp();
  await mina.caughtUp();
  await jun.caughtUp();
  expect([mina.heard.length, jun.heard.length]).toEqual([1, 1]);
  expect([...mina.failures, ...jun.failures]).toEqual([]);
});
