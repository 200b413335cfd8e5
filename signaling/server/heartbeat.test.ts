import { afterEach, expect, test } from 'vitest';
import { closeServers, enter, startWithRoom } from '../testing/servers.ts';

afterEach(closeServers);

test('a participant who goes silent is away for the others when the heartbeat is over', async () => {
  const heartbeat = { pingInterval: 300, pingTimeout: 1_200 };
  const { port, room } = await startWithRoom(4, { heartbeat });
  const mina = await enter(port, room);
  const jun = await enter(port, room);
  // Nothing leaves any more, pongs included, and nothing is closed: what a pulled cable looks like.
  jun.socket.io.engine.transport.send = () => undefined;
  const began = performance.now();
  expect(await mina.next('member-reconnecting')).toEqual({ id: jun.id });
  expect(performance.now() - began).toBeGreaterThan(heartbeat.pingTimeout - heartbeat.pingInterval);
});
