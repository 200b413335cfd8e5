import type { IncomingMessage } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket as TcpSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Server as SocketServer, Socket } from 'socket.io';
import type { ServerLimits } from '#protocol';
import type { Counters } from '../metrics/server-metrics.ts';
import { refused } from '../on-valid.ts';
import type { Sources } from '../proxy/sources.ts';
import { Addresses } from './addresses.ts';
import { processClock, TokenBucket } from './token-bucket.ts';

// For /health, /metrics and guests who load the page while the server is full.
const spareConnections = 200;

/** How long a connection that was closed gets to take what was last sent to it. */
const graceMs = 2_000;

/** Holds what comes from the network within the limits, and counts what it turns away. */
export class Gate {
  readonly #limits: ServerLimits;
  readonly #counters: Counters;
  readonly #addresses: Addresses;
  readonly #sources: Sources;

  /** @param counters where what is turned away is counted
   * @param sources where connections come from */
  constructor(limits: ServerLimits, counters: Counters, sources: Sources) {
    this.#limits = limits;
    this.#counters = counters;
    this.#addresses = new Addresses(limits);
    this.#sources = sources;
  }

  /** Watches the listener: how many connections there are, of whom, how fast they come, and failed handshakes. */
  watchConnections(https: HttpsServer): void {
    this.#sources.watch(https, () => {
      this.#counters.rejected('handshake');
    });
    https.maxConnections = this.#limits.sockets + spareConnections;
    https.on('drop', () => {
      this.#counters.rejected('limit');
    });
    https.on('connection', (connection: TcpSocket) => {
      const address = this.#sources.of(connection);
      const turnedAway = this.#addresses.arrive(address);
      connection.once('close', () => {
        this.#addresses.leave(address);
      });
      if (turnedAway === null) return;
      this.#counters.rejected(turnedAway);
      connection.destroy();
    });
    https.on('clientError', (error: NodeJS.ErrnoException, connection: Duplex) => {
      // Who closes by themselves has done nothing wrong.
      if (error.code !== 'ECONNRESET') this.#counters.rejected('handshake');
      if (connection.writable && error.code?.startsWith('HPE_')) {
        connection.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      } else {
        connection.destroy();
      }
    });
  }

  /** Watches everything that comes over WebSocket, requests or not. */
  watchFrames({ engine }: SocketServer): void {
    engine.on('connection_error', ({ code }: { code: number }) => {
      // Engine.IO's 4, forbidden, is what admits() has counted.
      if (code !== forbidden) this.#counters.rejected('handshake');
    });
    engine.on('connection', (connection: Socket['conn']) => {
      const frames = new TokenBucket(this.#limits.framesPerSocket);
      connection.on('packet', () => {
        if (connection.readyState === 'open' && !frames.take()) this.#end(connection);
      });
      this.#watchUnsent(connection);
      connection.on('close', (reason: string, cause: unknown) => {
        this.#cutOff(connection);
        if (reason === 'parse error' || isFrameError(cause)) this.#counters.rejected('frame');
      });
    });
  }

  /** Whether a WebSocket connection may be opened. */
  admits(
    { engine }: SocketServer,
    request: IncomingMessage,
    isAllowed: (request: IncomingMessage) => boolean,
  ): boolean {
    const reason = !isAllowed(request)
      ? 'origin'
      : engine.clientsCount >= this.#limits.sockets
        ? 'limit'
        : null;
    if (reason !== null) this.#counters.rejected(reason);
    return reason === null;
  }

  /**
   * Watches one participant's requests, known or not: refuses those that come too fast. After the first, all are
   * refused for a while, so that none which is on its way already overtakes it.
   */
  watchRequests(socket: Socket): void {
    const requests = new TokenBucket(this.#limits.requestsPerSocket);
    const address = this.#sources.of(socket.request.socket);
    const { refusedMs } = this.#limits;
    let refusedAt = -Infinity;
    socket.use((event, next) => {
      const now = processClock();
      if (now - refusedAt >= refusedMs) {
        if (requests.take() && this.#addresses.request(address)) {
          next();
          return;
        }
        refusedAt = now;
      }
      this.#counters.refused('too-many-requests');
      const acknowledge: unknown = event.at(-1);
      // Reckoned from what has passed: a clock's fractions, added and taken away again, would make a millisecond more.
      const retryAfterMs = Math.ceil(refusedMs - (now - refusedAt));
      if (typeof acknowledge === 'function')
        Reflect.apply(acknowledge, undefined, [refused('too-many-requests', { retryAfterMs })]);
    });
    // A packet that is none; Socket.IO closes the connection. What a participant sends is never an Error.
    socket.on('error', (cause: unknown) => {
      if (cause instanceof Error) this.#counters.rejected('frame');
    });
  }

  /** Ends the connection of whoever says no `hello` in time. */
  awaitHello(socket: Socket, hasGreeted: () => boolean): void {
    const deadline = setTimeout(() => {
      if (hasGreeted()) return;
      this.#counters.rejected('hello');
      socket.disconnect(true);
    }, this.#limits.helloMs);
    socket.once('disconnect', () => {
      clearTimeout(deadline);
    });
  }

  // Whoever is sent things and takes none of them: Engine.IO hands on what waits whenever all before is taken.
  #watchUnsent(connection: Socket['conn']): void {
    let waiting = 0;
    connection.on('packetCreate', () => {
      waiting += 1;
      if (waiting > this.#limits.unsentMessages) this.#end(connection);
    });
    connection.on('flush', () => {
      waiting = 0;
    });
  }

  // A WebSocket that was closed waits half a minute for the other side to close too.
  #cutOff({ request: { socket } }: Socket['conn']): void {
    const deadline = setTimeout(() => socket.destroy(), graceMs);
    socket.once('close', () => {
      clearTimeout(deadline);
    });
  }

  // At once: what is still to be sent is not waited for.
  #end(connection: Socket['conn']): void {
    if (connection.readyState !== 'open') return;
    this.#counters.rejected('flood');
    // Of what has come already, nothing is handled any more.
    connection.close(true);
    connection.request.socket.destroy();
  }
}

const forbidden = 4;

// What `ws` says of a frame that breaks RFC 6455 or is too large. Engine.IO keeps its words only.
function isFrameError(cause: unknown): boolean {
  return cause instanceof Error && /^RangeError: |Invalid UTF-8/.test(cause.message);
}
