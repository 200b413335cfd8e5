import { createServer, type Server as HttpsServer } from 'node:https';
import type { RequestListener } from 'node:http';
import { Server as SocketServer } from 'socket.io';
import { limits, type ServerLimits } from '#protocol';
import type { Certificate } from './certificate.ts';
import type { Gate } from './guard/gate.ts';
import { isAllowedOrigin } from './origin.ts';
import { writeByTurns } from './turn-writes.ts';

/** How soon a silent connection is noticed: after at most the sum. Milliseconds. */
export interface Heartbeat {
  pingInterval: number;
  pingTimeout: number;
}

// Long, because a machine that starts or encodes a lot can be busy for many seconds, and being taken for gone
// ends a participant's call. That a picture stands still shows at once all the same, by the peer connection.
const patientHeartbeat: Heartbeat = { pingInterval: 4_000, pingTimeout: 16_000 };

/** The HTTPS listener, not listening yet. Connections that say nothing are dropped. */
export function createHttps(
  { cert, key }: Certificate,
  listener: RequestListener,
  { patienceMs }: ServerLimits,
): HttpsServer {
  return createServer(
    {
      cert,
      key,
      minVersion: 'TLSv1.2',
      handshakeTimeout: patienceMs,
      headersTimeout: patienceMs,
      requestTimeout: patienceMs,
      connectionsCheckingInterval: patienceMs / 2,
    },
    listener,
  );
}

/** Socket.IO on the listener: WebSocket only, bounded frames, pages of other origins refused. */
export function createSockets(
  https: HttpsServer,
  { patienceMs }: ServerLimits,
  gate: Gate,
  heartbeat = patientHeartbeat,
): SocketServer {
  const sockets = new SocketServer(https, {
    ...heartbeat,
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: limits.messageBytes,
    connectTimeout: patienceMs,
    allowRequest: (request, decide) => {
      decide(null, gate.admits(sockets, request, isAllowedOrigin));
    },
  });
  gate.watchConnections(https);
  gate.watchFrames(sockets);
  writeByTurns(sockets);
  return sockets;
}
