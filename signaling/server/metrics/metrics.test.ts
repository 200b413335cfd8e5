import { afterEach, describe, expect, test, vi } from 'vitest';
import { networkInterfaces } from 'node:os';
import { refusals, requests } from '#protocol';
import { readNumbers } from '../../testing/numbers.ts';
import { Participant, silent } from '../../testing/participant.ts';
import { closeServers, enter, signalTo, start, startWithRoom } from '../../testing/servers.ts';
import { lanAddresses } from '../index.ts';
import { httpsText } from '../../testing/https-text.ts';
import { serverMetrics } from './server-metrics.ts';

afterEach(closeServers);

test('the text is as Prometheus reads it, and each server counts for itself', async () => {
  const levels = { sockets: () => 3, participants: () => 2, away: () => 0, rooms: () => 1 };
  const [counters, other] = [serverMetrics(levels), serverMetrics(levels)];
  counters.refused('full');
  counters.refused('full');
  other.refused('locked');
  const blocks = (await counters.read()).split('\n\n');
  expect(blocks).toContain(
    '# HELP madang_sockets Open WebSocket connections.\n# TYPE madang_sockets gauge\nmadang_sockets 3',
  );
  const refusalLines = blocks.find((block) => block.includes('madang_refusals_total'))?.split('\n');
  expect(refusalLines?.slice(0, 2)).toEqual([
    '# HELP madang_refusals_total Requests refused.',
    '# TYPE madang_refusals_total counter',
  ]);
  expect(refusalLines).toContain('madang_refusals_total{reason="full"} 2');
  expect(refusalLines).toContain('madang_refusals_total{reason="locked"} 0');
  counters.close();
  other.close();
});

test('numbers that cannot be read are answered as such, and the server goes on', async () => {
  const { port, server } = await startWithRoom();
  const rooms = vi.spyOn(process.memoryUsage, 'rss').mockImplementationOnce(() => {
    throw new Error('unreadable');
  });
  expect(await httpsText('127.0.0.1', port, '/metrics')).toMatchObject({ status: 500 });
  expect(await httpsText('127.0.0.1', port, '/metrics')).toMatchObject({ status: 200 });
  expect(server.rooms()).toHaveLength(1);
  rooms.mockRestore();
});

describe('/metrics', () => {
  test('counts what happens, and names nobody', async () => {
    const { port, room, server } = await startWithRoom();
    const mina = await enter(port, room, 'Mina');
    const jun = await enter(port, room, 'Jun');
    await mina.ask('signal', signalTo(jun));
    await mina.ask('signal', signalTo(mina));
    await mina.send('media', 'nonsense');
    await (await Participant.connect(port)).send('media', silent);
    await expect(
      Participant.connect(port, { extraHeaders: { Origin: 'https://x.example' } }),
    ).rejects.toThrow();
    const numbers = await readNumbers(port);
    const expected = {
      madang_sockets: 3,
      madang_participants: 2,
      madang_participants_away: 0,
      madang_rooms: 1,
      'madang_requests_granted_total{event="hello"}': 2,
      'madang_requests_granted_total{event="join"}': 2,
      'madang_requests_granted_total{event="signal"}': 1,
      'madang_refusals_total{reason="no-such-member"}': 1,
      'madang_refusals_total{reason="bad-request"}': 1,
      'madang_refusals_total{reason="hello-first"}': 1,
      'madang_connections_rejected_total{reason="origin"}': 1,
    };
    for (const [name, value] of Object.entries(expected))
      expect([name, numbers.get(name)]).toEqual([name, value]);
    for (const reason of refusals)
      expect(numbers.has(`madang_refusals_total{reason="${reason}"}`)).toBe(true);
    for (const event of Object.keys(requests))
      expect(numbers.has(`madang_requests_granted_total{event="${event}"}`)).toBe(true);
    expect(numbers.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(numbers.get('nodejs_eventloop_delay_max_seconds')).toBeLessThan(60);
    const { body, type } = await httpsText('127.0.0.1', port, '/metrics');
    expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
    for (const secret of [room, mina.id, jun.id, mina.session, server.fingerprint, 'Mina', 'Jun', 'Tea'])
      expect(body).not.toContain(secret);
  });

  const [lan] = lanAddresses(networkInterfaces()).filter(({ address }) => !/^127\.|:/.test(address));
  test.skipIf(lan === undefined)('is there for this machine only, unless it is opened', async () => {
    const address = lan?.address ?? '';
    const closed = await start({ host: '0.0.0.0' });
    expect(await httpsText(address, closed.port, '/metrics')).toMatchObject({
      status: 404,
      body: 'Not found',
    });
    expect(
      await httpsText(address, closed.port, '/metrics', { 'X-Forwarded-For': '127.0.0.1' }),
    ).toMatchObject({ status: 404 });
    expect(await httpsText('127.0.0.1', closed.port, '/metrics')).toMatchObject({ status: 200 });
    const opened = await start({ host: '0.0.0.0', openMetrics: true });
    expect(await httpsText(address, opened.port, '/metrics')).toMatchObject({ status: 200 });
  });
});
