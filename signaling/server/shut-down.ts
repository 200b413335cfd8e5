import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Server as SocketServer } from 'socket.io';

/** How long connections get to take what was last sent to them. */
const graceMs = 2_000;

/**
 * Remembers the listener's connections.
 * @returns a function that stops the listener and closes every connection once what was written to it has
 *   gone out and the far end has closed too; whoever has not after two seconds is cut off
 */
export function closerOf(https: HttpsServer, sockets: SocketServer): () => Promise<void> {
  const connections = new Set<Socket>();
  https.on('connection', (connection: Socket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return async () => {
    const stopped = new Promise<void>((resolve) => {
      https.close(() => {
        resolve();
      });
    });
    for (const socket of sockets.sockets.sockets.values()) socket.disconnect(true);
    const deadline = setTimeout(() => {
      for (const connection of connections) connection.destroy();
    }, graceMs);
    await stopped;
    clearTimeout(deadline);
    await sockets.close();
  };
}
