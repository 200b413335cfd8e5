import { createServer } from 'node:https';
import { Server, type Socket } from 'socket.io';
import { io, type Socket as ClientSocket } from 'socket.io-client';
import {
  answers,
  notices,
  parseAs,
  protocolVersion,
  type Member,
  type RoomSummary,
  type SignalNotice,
} from '#protocol';
import { fingerprintOf, type Certificate } from '#signaling';

/** How a server may lie: what it makes of what it should have handed on. */
export interface Lies {
  /** What a participant is told in place of a signal: none, one or more. */
  signal?: (signal: SignalNotice, to: string) => SignalNotice[];
  /** Whom a participant is told of in place of a member. */
  member?: (member: Member, to: string) => Member;
  /** What a participant is told of a room, before and in it. */
  room?: (room: RoomSummary) => RoomSummary;
}

/** A server that stands between participants and a real one. */
export interface LyingRelay {
  port: number;
  /** Of its own certificate. */
  fingerprint: string;
  /** May be changed at any time; honest at first. */
  lies: Lies;
  /** The signals that participants were told, lies and truth. */
  readonly told: { to: string; signal: SignalNotice }[];
  /** Tells a participant something that nobody said. */
  tell(id: string, event: string, notice: unknown): void;
  close(): Promise<void>;
}

/**
 * Starts a relay that passes everything on, except for its lies.
 * @param real the server behind it, on this machine
 */
export async function startLyingRelay(
  real: { port: number; rooms: () => RoomSummary[] },
  certificate: Certificate,
): Promise<LyingRelay> {
  const https = createServer(certificate, (_request, response) => {
    const rooms = real.rooms().map((room) => relay.lies.room?.(room) ?? room);
    response.end(JSON.stringify({ service: 'madang', protocol: protocolVersion, rooms }));
  });
  const sockets = new Server(https, { transports: ['websocket'], serveClient: false });
  const byId = new Map<string, Socket>();
  const relay: LyingRelay = {
    port: 0,
    fingerprint: fingerprintOf(certificate.cert),
    lies: {},
    told: [],
    tell: (id, event, notice) => byId.get(id)?.emit(event, notice),
    close: () => sockets.close(),
  };
  sockets.on('connection', (near) => {
    const far = io(`https://127.0.0.1:${String(real.port)}`, {
      ...{ transports: ['websocket'], forceNew: true, reconnection: false, rejectUnauthorized: false },
    });
    join(near, far, relay, (id) => byId.set(id, near));
  });
  await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve));
  const address = https.address();
  relay.port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return relay;
}

function join(near: Socket, far: ClientSocket, relay: LyingRelay, onId: (id: string) => void): void {
  let self = '';
  near.onAny((event: string, request: unknown, acknowledge?: (answer: unknown) => void) => {
    far.emit(event, request, (answer: unknown) => {
      const hello = event === 'hello' ? parseAs(answers.hello, answer) : null;
      if (hello?.ok) onId((self = hello.id));
      acknowledge?.(event === 'join' ? bentJoin(answer, relay.lies, self) : answer);
    });
  });
  far.onAny((event: string, notice: unknown) => {
    for (const bent of bentNotices(event, notice, relay.lies, self)) {
      const signal = event === 'signal' ? parseAs(notices.signal, bent) : null;
      if (signal) relay.told.push({ to: self, signal });
      near.emit(event, bent);
    }
  });
  near.on('disconnect', () => far.close());
  far.on('disconnect', () => near.disconnect(true));
}

function bentJoin(answer: unknown, { member, room }: Lies, to: string): unknown {
  const joined = parseAs(answers.join, answer);
  if (!joined?.ok) return answer;
  return {
    ...joined,
    room: room?.(joined.room) ?? joined.room,
    members: joined.members.map((each) => member?.(each, to) ?? each),
  };
}

function bentNotices(event: string, notice: unknown, { member, signal }: Lies, to: string): unknown[] {
  const sent = event === 'signal' ? parseAs(notices.signal, notice) : null;
  if (sent && signal) return signal(sent, to);
  const joined = event === 'member-joined' ? parseAs(notices['member-joined'], notice) : null;
  return joined && member ? [member(joined, to)] : [notice];
}
