import { afterEach, expect, test } from 'vitest';
import { httpsText } from '../testing/https-text.ts';
import { closeServers, start } from '../testing/servers.ts';

afterEach(closeServers);

// All of 127.0.0.0/8 is this machine on Linux; on other systems nothing answers at the second in any case.
test('connections at an address that is not meant are turned away, and taken once it is', async () => {
  const meant = new Set(['127.0.0.1']);
  const { port } = await start({ host: '0.0.0.0', isOpenAt: (address) => meant.has(address) });
  const body = async (host: string) => (await httpsText(host, port, '/health')).body;
  expect(await body('127.0.0.1')).toContain('madang');
  await expect(body('127.0.0.2')).rejects.toThrow();
  if (process.platform !== 'linux') return;
  meant.add('127.0.0.2');
  expect(await body('127.0.0.2')).toContain('madang');
});
