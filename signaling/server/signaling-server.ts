import { hostname, networkInterfaces } from 'node:os';
import {
  controlRequests,
  defaultPort,
  serverLimits,
  type Notices,
  type RoomSummary,
  type ServerLimits,
} from '#protocol';
import { createCertificate, type Certificate } from './certificate.ts';
import { SignalingServerError } from './errors.ts';
import { handleConnection } from './connection.ts';
import { nodeOf } from './node.ts';
import { fingerprintOf } from './fingerprint.ts';
import { Gate } from './guard/gate.ts';
import { GuessThrottle } from './guess-throttle.ts';
import { GuestApp } from './guest-app.ts';
import { httpListener } from './http.ts';
import { lanAddresses } from './lan-addresses.ts';
import { listen } from './listen.ts';
import { openOnlyAt } from './open-only-at.ts';
import { IceIssuer, type IceConfig } from './ice-issuer.ts';
import type { Log } from './log.ts';
import { MemoryRoomStore } from './memory-room-store.ts';
import { serverMetrics } from './metrics/server-metrics.ts';
import type { OnAnswered } from './on-valid.ts';
import { Sources } from './proxy/sources.ts';
import { trustedAddresses } from './proxy/trusted.ts';
import { RoomKeeper, type NewRoom } from './room-keeper.ts';
import type { RoomRules } from './room-rules.ts';
import type { RoomStore } from './room-store.ts';
import { Rooms } from './rooms.ts';
import { Seats } from './seats.ts';
import { Sessions } from './sessions.ts';
import { closerOf } from './shut-down.ts';
import { createHttps, createSockets, type Heartbeat } from './transport.ts';

/** Why a room ends. */
export type CloseReason = Notices['room-closed']['reason'];

/** Everything is optional: without options, a server on the usual port with a certificate of its own. */
export interface SignalingServerOptions {
  /** The address to listen on; every interface without it. */
  host?: string;
  /** Whether connections are taken that come in at this address of the machine; at every one without it. */
  isOpenAt?: (localAddress: string) => boolean;
  /** The port tried first; 0 lets the system choose. */
  port?: number;
  /** Made anew without it, so that nobody can pin it over a restart. */
  certificate?: Certificate;
  /** Of the certificate that participants see, where a balancer in front ends TLS; else that of `certificate`. */
  fingerprint?: string;
  /** The folder of the built renderer to serve to guests; null or absent serves none. */
  guestApp?: string | null;
  /** Noticing participants who go silent; within 20 s without it. */
  heartbeat?: Heartbeat;
  /** A clock that never goes back, in milliseconds. */
  now?: () => number;
  /** What the server bears, where it is to differ from the wire's own limits. */
  limits?: Partial<ServerLimits>;
  /** STUN and TURN servers for everyone in a room; none without it, and then nobody asks any. */
  ice?: readonly IceConfig[];
  /** Addresses and networks whose connections begin with a PROXY header, which is believed; none without it. */
  trustedProxies?: readonly string[];
  /** Where rooms are kept; without it in this process, which is alone then. */
  store?: RoomStore;
  /** Lets every address read `/metrics`, and not only this machine. */
  openMetrics?: boolean;
  /** Takes one line for each thing that happens, with ids only. */
  log?: Log;
}

/** A running server. */
export interface SignalingServer {
  /** SHA-256 of the DER form of the certificate that participants see, base64url: what invites carry. */
  readonly fingerprint: string;
  /** Where it listens. The port differs from the wanted one when that was taken. */
  address(): { port: number };
  /**
   * Opens a room.
   * @throws SignalingServerError `bad-room`, `too-many-rooms` or `closed`
   */
  createRoom(room: NewRoom): RoomSummary;
  /** Tells everyone in the room that it has ended, and ends it. Their sockets stay. @returns whether it was there */
  closeRoom(id: string, reason: CloseReason): boolean;
  /** Every room, oldest first. */
  rooms(): RoomSummary[];
  /** Calls the listener with all rooms after each change in any. @returns a function that stops it */
  onRoomsChanged(listener: (rooms: RoomSummary[]) => void): () => void;
  /** What has been decided about each room and should outlive this server, by the room's id. */
  rules(): Map<string, RoomRules>;
  /** Calls the listener whenever some of it may have changed. @returns a function that stops it */
  onRulesChanged(listener: () => void): () => void;
  /** Ends every room, lets the last words go out, and stops listening. Safe to call twice. */
  close(reason: CloseReason): Promise<void>;
}

/**
 * Starts a signaling server: HTTPS with Socket.IO, `/health`, `/metrics` and the guest app on one port.
 * @throws SignalingServerError `no-free-port`, `cannot-listen`, `no-cluster` or `bad-proxy`; the file system's error when the guest app's
 *   folder cannot be read; the TLS library's when the certificate is none
 */
export async function createSignalingServer(options: SignalingServerOptions = {}): Promise<SignalingServer> {
  const log = options.log ?? (() => undefined);
  const certificate = options.certificate ?? (await certificateForThisMachine());
  const fingerprint = options.fingerprint ?? fingerprintOf(certificate.cert);
  const guestApp = await GuestApp.load(options.guestApp ?? null);
  const isTrusted = trustedAddresses(options.trustedProxies ?? []);
  if (isTrusted === null) throw new SignalingServerError('bad-proxy');
  const rooms = new Rooms();
  const sessions = new Sessions();
  const throttle = new GuessThrottle(options.now ?? (() => performance.now()));
  const ice = new IceIssuer(options.ice ?? []);
  const limits = { ...serverLimits, ...options.limits };
  const seats = new Seats(limits);
  const keeper = new RoomKeeper(rooms, sessions, seats, log, limits.seatMs);
  const counters = serverMetrics({
    sockets: () => sockets.engine.clientsCount,
    participants: () => rooms.summaries.reduce((sum, { participants }) => sum + participants, 0),
    away: () => seats.kept,
    rooms: () => rooms.summaries.length,
  });
  const sources = new Sources(isTrusted);
  const gate = new Gate(limits, counters, sources);
  const metrics = { isOpen: options.openMetrics ?? false, read: counters.read };
  const store = options.store ?? new MemoryRoomStore();
  const listener = httpListener({ guestApp, rooms: () => store.summaries(), metrics, sources });
  const https = createHttps(certificate, listener, limits);
  if (options.isOpenAt) openOnlyAt(https, options.isOpenAt);
  const sockets = createSockets(https, limits, gate, options.heartbeat);
  const closeConnections = closerOf(https, sockets);
  const onAnswered: OnAnswered = (event, answer) => {
    counters.answered(event, answer);
    if (!answer.ok || !Object.hasOwn(controlRequests, event)) return;
    store.handleChanged();
    rooms.handleDecided();
  };
  const shared = { sessions, seats, rooms, fingerprint, throttle, log, ice, onAnswered };
  await store.start(nodeOf(shared, keeper, counters));
  sockets.on('connection', (socket) => {
    handleConnection(socket, { ...shared, gate, store, sources });
  });
  const port = await listen(https, options.host, options.port ?? defaultPort);
  const stopRenewing = ice.renew((event, makeNotice) => {
    for (const { id } of rooms.summaries) {
      for (const member of rooms.get(id)?.members ?? [])
        sessions.get(member.id)?.send(event, makeNotice(member.id));
    }
  });
  log(`server listening port=${String(port)}`);
  let closing: Promise<void> | null = null;
  const end = async (reason: CloseReason): Promise<void> => {
    // With several nodes, rooms go on elsewhere.
    await store.leave();
    keeper.closeAll(reason);
    stopRenewing();
    await closeConnections();
    counters.close();
    log(`server closed port=${String(port)}`);
  };
  return {
    fingerprint,
    address: () => ({ port }),
    createRoom: (room) => keeper.create(room),
    closeRoom: (id, reason) => keeper.close(id, reason),
    rooms: () => rooms.summaries,
    onRoomsChanged: (listener) => rooms.onChanged(harmless(listener, log)),
    rules: () => rooms.rules,
    onRulesChanged: (listener) => rooms.onDecided(harmless(listener, log)),
    close: (reason) => {
      closing ??= end(reason);
      return closing;
    },
  };
}

// A listener is called while someone joins or leaves, which must not fail by what it throws.
function harmless<T extends unknown[]>(listener: (...values: T) => void, log: Log): (...values: T) => void {
  return (...values) => {
    try {
      listener(...values);
    } catch (cause) {
      log(`listener failed error=${cause instanceof Error ? cause.name : 'unknown'}`);
    }
  };
}

function certificateForThisMachine(): Promise<Certificate> {
  const addresses = lanAddresses(networkInterfaces()).map(({ address }) => address);
  return createCertificate({ addresses, hostName: hostname() });
}
