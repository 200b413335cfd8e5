// Playwright fixture that starts what an app may meet at an address, in the test's own process: a real signaling
// server, and servers that are something else, say something else, or say nothing.
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import { Server as SocketServer } from 'socket.io';
import {
  createCertificate,
  createSignalingServer,
  fingerprintOf,
  type Certificate,
  type SignalingServer,
  type SignalingServerOptions,
} from '#signaling';
import { formatInvite, protocolVersion } from '#protocol';
import { startLyingRelay, type LyingRelay } from '../../signaling/testing/lying-relay.ts';
import { test as base } from './app.ts';

/** A server of the test on a port of 127.0.0.1. */
export interface TestServer {
  readonly port: number;
  close(): Promise<void>;
}

/** A server that counts who comes. */
export interface WatchedServer extends TestServer {
  /** How many connections there have been. */
  visits(): number;
}

/** A server that shows a certificate. */
export interface TlsServer extends TestServer {
  readonly fingerprint: string;
}

/** What a server that takes itself for Madang says. */
export interface Claims {
  /** The body of `/health`. */
  readonly health: unknown;
  /** The answer to every `hello`. */
  readonly hello?: unknown;
}

/** Playwright's `test` with apps and `servers`. */
export const test = base.extend<{ readonly servers: Servers }>({
  servers: async ({}, use) => {
    const servers = new Servers();
    await use(servers);
    await servers.closeAll();
  },
});

/** The id of the room that `healthWithRoom` tells of. */
export const claimedRoom = 'room-of-a-claim';

/** A `/health` with one room, in the wire's version of now or another. */
export function healthWithRoom(protocol: number = protocolVersion): unknown {
  const room = {
    id: claimedRoom,
    name: 'Tea',
    owner: 'Mina',
    participants: 1,
    capacity: 4,
    access: 'open',
    locked: false,
  };
  return { service: 'madang', protocol, rooms: [room] };
}

/** An invite to a server of a test. */
export function inviteTo(
  server: Pick<TlsServer, 'port' | 'fingerprint'>,
  room: string,
  fingerprint = server.fingerprint,
): string {
  return formatInvite({
    ...{ room, addresses: ['127.0.0.1'], port: server.port, fingerprint },
    ...{ owner: null, secret: null },
  });
}

/** The servers of one test. */
export class Servers {
  readonly #open: (() => Promise<void>)[] = [];

  /** A certificate as Madang makes it. */
  certificate(): Promise<Certificate> {
    return createCertificate({ addresses: ['127.0.0.1'], hostName: 'studio' });
  }

  /** A real signaling server. */
  async signaling(options: SignalingServerOptions = {}): Promise<SignalingServer & TlsServer> {
    const server = await createSignalingServer({ host: '127.0.0.1', port: 0, ...options });
    const close = () => server.close('host-left');
    this.#open.push(close);
    return { ...server, port: server.address().port, close };
  }

  /** A host that may lie: a real server with one room, and what stands before it under the host's certificate. */
  async lying(): Promise<{ relay: LyingRelay; room: string }> {
    const certificate = await this.certificate();
    const server = await this.signaling({ fingerprint: fingerprintOf(certificate.cert) });
    const { id } = server.createRoom({ name: 'Tea', owner: 'Mina' });
    const relay = await startLyingRelay(server, certificate);
    this.#open.push(() => relay.close());
    return { relay, room: id };
  }

  /** HTTPS with a certificate of Madang's making, which answers as it is told. */
  async claiming({ health, hello }: Claims, port = 0, certificate?: Certificate): Promise<TlsServer> {
    const { cert, key } = certificate ?? (await this.certificate());
    const https = createHttps({ cert, key }, (request, response) => {
      if (request.url === '/health') response.end(JSON.stringify(health));
      else response.writeHead(404).end();
    });
    const sockets = new SocketServer(https, { serveClient: false });
    sockets.on('connection', (socket) => {
      socket.emit('challenge', { protocol: protocolVersion, challenge: 'A'.repeat(43) });
      socket.on('hello', (_request: unknown, acknowledge: (answer: unknown) => void) => {
        if (hello !== undefined) acknowledge(hello);
      });
    });
    return { ...(await this.#listen(https, port)), fingerprint: fingerprintOf(cert) };
  }

  /** HTTPS that is some web page. */
  async webPage(): Promise<TlsServer> {
    const { cert, key } = await this.certificate();
    const https = createHttps({ cert, key }, (_request, response) => response.end('<h1>Printer</h1>'));
    return { ...(await this.#listen(https)), fingerprint: fingerprintOf(cert) };
  }

  /** HTTP without TLS. */
  plain(): Promise<WatchedServer> {
    return this.#listen(createHttp((_request, response) => response.end('<h1>Printer</h1>')));
  }

  /** Takes connections and never says a word. */
  silent(): Promise<WatchedServer> {
    return this.#listen(createTcp());
  }

  /** A port where nobody listens. */
  async closedPort(): Promise<number> {
    const server = await this.silent();
    await server.close();
    return server.port;
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.#open.map((close) => close()));
  }

  async #listen(server: Server, port = 0): Promise<WatchedServer> {
    const connected = new Set<Socket>();
    let visits = 0;
    server.on('connection', (socket: Socket) => {
      visits += 1;
      connected.add(socket.on('error', () => undefined).on('close', () => connected.delete(socket)));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    let closing: Promise<void> | null = null;
    const close = () =>
      (closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of connected) socket.destroy();
      }));
    this.#open.push(close);
    return { port: (server.address() as AddressInfo).port, visits: () => visits, close };
  }
}
