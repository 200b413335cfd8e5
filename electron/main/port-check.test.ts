import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { reaches } from './port-check.ts';

test('a port that answers is reached, one that does not is not', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await reaches('127.0.0.1', port)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await reaches('127.0.0.1', port)).toBe(false);
});
