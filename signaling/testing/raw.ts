import { once } from 'node:events';
import { request } from 'node:https';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

/** A TCP connection that says nothing by itself. */
export async function rawTcp(port: number, localAddress = '127.0.0.1'): Promise<Socket> {
  const socket = connectTcp({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A TLS connection that says nothing by itself. */
export async function rawTls(port: number): Promise<TLSSocket> {
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  return socket;
}

/** A WebSocket of the server's, upgraded and ready for frames. @returns null when it was refused */
export function rawWebSocket(port: number, localAddress = '127.0.0.1'): Promise<Socket | null> {
  return new Promise((resolve) => {
    const asked = request({
      ...{ port, host: '127.0.0.1', localAddress, rejectUnauthorized: false, agent: false },
      path: '/socket.io/?EIO=4&transport=websocket',
      headers: {
        ...{ Connection: 'Upgrade', Upgrade: 'websocket' },
        ...{ 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64') },
      },
    });
    asked.on('upgrade', (_response, socket) => {
      socket.on('error', () => undefined);
      // What the server says is not read here, but must be taken.
      socket.resume();
      resolve(socket);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(null);
    });
    asked.on('error', () => {
      resolve(null);
    });
    asked.end();
  });
}

/** A WebSocket frame from a client (RFC 6455, 5.2), whole and masked with zeros. */
export function frame(payload: string | Buffer, opcode = 1): Buffer {
  const body = Buffer.from(payload);
  const head = [0x80 | opcode];
  if (body.length < 126) head.push(0x80 | body.length);
  else if (body.length < 65_536) head.push(0x80 | 126, body.length >> 8, body.length & 255);
  else head.push(0x80 | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (body.length >>> shift) & 255));
  return Buffer.concat([Buffer.from(head), Buffer.alloc(4), body]);
}

/** Settles when a connection is closed by the other side. */
export async function ended(socket: Socket): Promise<void> {
  socket.resume();
  if (!socket.destroyed) await once(socket, 'close');
}
