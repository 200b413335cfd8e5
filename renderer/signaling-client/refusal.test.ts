import { afterEach, expect, test, vi } from 'vitest';
import { closeServers, startWithRoom } from '../../signaling/testing/servers.ts';
import { enterAs, newIdentity, type Side } from './testing/side.ts';

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
