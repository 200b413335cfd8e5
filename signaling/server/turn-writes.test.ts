import type { Socket } from 'node:net';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { testCertificate } from '../testing/certificate.ts';
import { frame, rawWebSocket } from '../testing/raw.ts';
import { closeServers, start } from '../testing/servers.ts';

// The library that makes it is loaded then, which can take seconds where the machine is busy.
beforeAll(testCertificate, 60_000);
afterEach(closeServers);

/** The next that comes until it holds what is looked for: one string for each TLS record. */
function recordsUntil(socket: Socket, wanted: string): Promise<string[]> {
  return new Promise((resolve) => {
    const records: string[] = [];
    const take = (record: Buffer): void => {
      records.push(record.toString('latin1'));
      if (!records.join('').includes(wanted)) return;
      socket.off('data', take);
      resolve(records);
    };
    socket.on('data', take);
  });
}

async function connected(port: number): Promise<Socket> {
  const socket = await rawWebSocket(port);
  if (!socket) throw new Error('refused');
  const challenged = recordsUntil(socket, 'challenge');
  socket.write(frame('40'));
  await challenged;
  return socket;
}

test('what somebody is sent in one turn comes in one piece, in order', async () => {
  const { port } = await start();
  const socket = await connected(port);
  const numbers = Array.from({ length: 20 }, (_, at) => at);
  const answered = recordsUntil(socket, '4319[');
  // All at once, so that the server answers all in the turn in which they come.
  socket.write(Buffer.concat(numbers.map((at) => frame(`42${String(at)}["leave",{}]`))));
  const records = await answered;
  expect(records).toHaveLength(1);
  const order = [...records.join('').matchAll(/43(\d+)\[\{"ok":false,"reason":"hello-first"\}\]/g)];
  expect(order.map(([, number]) => Number(number))).toEqual(numbers);
  socket.destroy();
});

test('what is said with the last words before a connection is closed still comes', async () => {
  const server = await start();
  const socket = await connected(server.port);
  const answered = recordsUntil(socket, '430[');
  socket.write(frame('420["leave",{}]'));
  await answered;
  const closed = recordsUntil(socket, '\x88');
  const closing = server.close('host-left');
  // Socket.IO's word that the namespace is left, then the WebSocket's own.
  expect((await closed).join('')).toMatch(/41[^]*\x88/);
  socket.destroy();
  await closing;
});
