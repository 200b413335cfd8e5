import * as v from 'valibot';
import type { CallResult, MadangApi } from '#ipc';
import {
  formatAddress,
  health,
  healthOfAnyVersion,
  protocolVersion,
  type Invite,
  type JoinTarget,
  type RoomSummary,
} from '#protocol';

/** A room whose server has answered, ready to be entered. */
export interface FoundRoom {
  /** `https://host:port` */
  origin: string;
  room: RoomSummary;
  /** Of the certificate that is pinned there; null in a browser, which cannot see it. */
  fingerprint: string | null;
  /** Null in a browser, which cannot see the certificate. */
  invite: Invite | null;
  /** Of the link that was opened; what an `invite` room is entered with. */
  secret: string | null;
  /** The host part of a link that a browser can open. */
  host: string;
}

type ProbeFailure = Extract<CallResult<'server:probe'>, { ok: false }>;
export type FindFailure = ProbeFailure | { ok: false; reason: 'room-not-found' };
export type FindResult = { ok: true; found: FoundRoom } | FindFailure;

/**
 * Asks the server that a link or an address names for its rooms, and picks the one that is meant.
 * @param target what the person gave; without a room in it, the server's first one is meant
 */
export async function findRoom(desktop: MadangApi, target: JoinTarget): Promise<FindResult> {
  const invite = target.kind === 'invite' ? target.invite : null;
  const address = target.kind === 'address' ? target.address : null;
  const probed = await desktop.probeServer({
    hosts: invite?.addresses ?? [address?.host ?? ''],
    port: invite?.port ?? address?.port ?? 0,
    fingerprint: invite?.fingerprint ?? null,
  });
  if (!probed.ok) return probed;
  const { host, port, fingerprint, rooms } = probed;
  const wanted = target.kind === 'invite' ? target.invite.room : target.room;
  const secret = target.kind === 'invite' ? target.invite.secret : target.secret;
  const room = pick(rooms, wanted);
  if (!room) return { ok: false, reason: 'room-not-found' };
  const addresses = invite?.addresses ?? (/[a-z]/i.test(host) && !host.includes(':') ? [] : [host]);
  return {
    ok: true,
    found: {
      origin: `https://${formatAddress({ host, port })}`,
      room,
      fingerprint,
      host,
      secret,
      invite:
        addresses.length > 0
          ? { room: room.id, addresses, port, fingerprint, owner: invite?.owner ?? null, secret }
          : null,
    },
  };
}

/** The same in a guest's browser, where the page itself came from the server. */
export async function findRoomHere(
  origin: string,
  wanted: string | null,
  secret: string | null,
): Promise<FindResult> {
  let body: unknown;
  try {
    const response = await fetch(`${origin}/health`);
    body = await response.json();
  } catch {
    return { ok: false, reason: 'nothing-answers' };
  }
  const parsed = v.safeParse(health, body);
  const any = v.safeParse(healthOfAnyVersion, body);
  if (any.success && any.output.protocol !== protocolVersion) {
    return { ok: false, reason: 'unsupported-protocol', speaks: any.output.protocol };
  }
  if (!parsed.success) return { ok: false, reason: 'not-madang' };
  const room = pick(parsed.output.rooms, wanted);
  if (!room) return { ok: false, reason: 'room-not-found' };
  return {
    ok: true,
    found: { origin, room, secret, fingerprint: null, invite: null, host: new URL(origin).hostname },
  };
}

function pick(rooms: readonly RoomSummary[], wanted: string | null): RoomSummary | undefined {
  return wanted === null ? rooms[0] : rooms.find(({ id }) => id === wanted);
}
