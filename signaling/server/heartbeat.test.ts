import { afterEach, expect, test } from 'vitest';
import { closeServers, enter, startWithRoom } from '../testing/servers.ts';

afterEach(closeServers);

test(
  'a participant who goes silent is gone for the others within ten seconds',
  { timeout: 12_000 },
  async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const jun = await enter(port, room);
    // Nothing leaves any more, pongs included, and nothing is closed: what a pulled cable looks like.
    jun.socket.io.engine.transport.send = () => undefined;
    const began = performance.now();
    expect(await mina.next('member-left')).toEqual({ id: jun.id });
    expect(performance.now() - began).toBeLessThan(10_000);
  },
);
