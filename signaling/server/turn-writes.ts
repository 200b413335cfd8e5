import type { Server as SocketServer, Socket } from 'socket.io';

/**
 * Lets all that a participant is sent within one turn of the event loop go out in one write: what others signal to
 * them and what they are answered. Engine.IO would write each packet by itself, and that, with a TLS record for each,
 * is the dearest part of relaying. What is sent waits for the end of its turn, and for nothing else.
 */
export function writeByTurns({ engine }: SocketServer): void {
  engine.on('connection', (connection: Socket['conn']) => {
    connection.on('packetCreate', () => {
      const { transport } = connection;
      // Else it waits for the last write, and goes out with all that has come until then.
      if (!transport.writable) return;
      transport.writable = false;
      setImmediate(() => {
        transport.writable = true;
        transport.emit('ready');
      });
    });
    const { socket } = connection.request;
    connection.on('flush', () => {
      socket.cork();
    });
    connection.on('drain', () => {
      socket.uncork();
    });
  });
}
