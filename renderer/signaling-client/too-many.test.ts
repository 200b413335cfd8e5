import { afterEach, expect, test, vi } from 'vitest';
import { readNumbers } from '../../signaling/testing/numbers.ts';
import { closeServers, startWithRoom } from '../../signaling/testing/servers.ts';
import { enterAs, newIdentity, type Side } from './testing/side.ts';

const sides: Side[] = [];

afterEach(async () => {
  for (const side of sides.splice(0)) side.client.close();
  await closeServers();
});

test('signals that come too fast for the server are all heard in the end, in order', async () => {
  const { server, port, room } = await startWithRoom(4, {
    limits: { requestsPerSocket: { burst: 20, perSecond: 100 }, refusedMs: 100 },
  });
  const enter = async () => {
    const origin = `https://127.0.0.1:${String(port)}`;
    const side = await enterAs(await newIdentity(), { origin, room }, server.fingerprint);
    sides.push(side);
    return side;
  };
  const [mina, jun] = [await enter(), await enter()];
  await mina.caughtUp();
  for (let at = 0; at < 50; at += 1) jun.say(mina, String(at));
  await vi.waitFor(() => expect(mina.heard).toHaveLength(50), { timeout: 5_000 });
  expect(mina.heard.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, at) => at));
  expect(mina.failures).toEqual([]);
  const refusals = (await readNumbers(port)).get('madang_refusals_total{reason="too-many-requests"}');
  expect(refusals).toBeGreaterThan(0);
});
