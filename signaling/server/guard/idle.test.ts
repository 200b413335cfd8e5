import { afterEach, expect, test } from 'vitest';
import { serverLimits } from '#protocol';
import { readNumbers } from '../../testing/numbers.ts';
import { frame, rawWebSocket } from '../../testing/raw.ts';
import { closeServers, enter, signalTo, startWithRoom, type Inside } from '../../testing/servers.ts';

afterEach(closeServers);

async function medianSignal(from: Inside, to: Inside): Promise<number> {
  const took: number[] = [];
  while (took.length < 100) {
    const began = performance.now();
    void from.ask('signal', signalTo(to));
    await to.next('signal');
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[50] ?? NaN;
}

// Both ends of each socket are in this process, so it measures twice what a server bears.
test('as many idle sockets as may be slow no room down and stay small', { timeout: 60_000 }, async () => {
  const idle = serverLimits.sockets - 2;
  const { port, room } = await startWithRoom(4, {
    limits: { helloMs: 600_000 },
    heartbeat: { pingInterval: 600_000, pingTimeout: 600_000 },
  });
  const mina = await enter(port, room);
  const jun = await enter(port, room);
  await medianSignal(mina, jun);
  const alone = await medianSignal(mina, jun);
  const before = process.memoryUsage.rss();
  for (let at = 0; at < idle; at += 50) {
    // A few addresses, as each may have a limited number.
    const opened = Array.from({ length: Math.min(50, idle - at) }, (_, one) =>
      rawWebSocket(port, `127.0.1.${String(1 + ((at + one) % 20))}`),
    );
    for (const socket of await Promise.all(opened)) socket?.write(frame('40'));
  }
  expect((await readNumbers(port)).get('madang_sockets')).toBe(serverLimits.sockets);
  expect(await rawWebSocket(port, '127.0.2.1')).toBeNull();
  expect((process.memoryUsage.rss() - before) / idle).toBeLessThan(300_000);
  expect(await medianSignal(mina, jun)).toBeLessThan(alone * 3 + 5);
});
