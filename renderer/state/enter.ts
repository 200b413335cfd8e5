import type { MadangApi } from '#ipc';
import {
  formatAddress,
  formatBrowserLink,
  type AccessPolicy,
  type AccessRule,
  type Colour,
  type Invite,
  type MediaState,
} from '#protocol';
import { randomBase64url } from '../identity/base64url.ts';
import type { Identity } from '../identity/identity.ts';
import { keysOfPassphrase, keysOfSecret, newRoomSecret, type RoomKeys } from '../identity/room-keys.ts';
import { enterRoom, type Entered, type Waiting } from '../signaling-client/enter-room.ts';
import { RoomConnection } from '../signaling-client/room-connection.ts';
import type { HostIntent, Intent, JoinIntent, Problem } from './intent.ts';
import type { Membership } from './peer-check.ts';

/** A room that was entered, and how others are told of it. */
export interface EnteredRoom extends Omit<Entered, 'client'> {
  client: RoomConnection;
  invite: Invite | null;
  browserLink: string;
  membership: Membership;
  place: Place;
}

/** Who enters, what they send, and what they do where the owner is to decide. */
export interface Entrant {
  desktop: MadangApi | null;
  identity: Identity;
  name: string;
  /** Chosen; null for one that is guessed. */
  colour: Colour | null;
  media: () => MediaState;
  waiting: Waiting;
}

/** A room's server, and what it is entered with. */
export interface Place {
  origin: string;
  room: string;
  keys: RoomKeys | null;
  /** Of the certificate that is pinned there; null in a browser. */
  fingerprint: string | null;
  invite: Invite | null;
  /** Of the room's link. */
  secret: string | null;
  /** The host part of a link that a browser can open. */
  host: string;
}

const roomIdBytes = 12;

/** Carries out what the green room was for. */
export async function enter(intent: Intent, entrant: Entrant): Promise<EnteredRoom | Problem> {
  return intent.kind === 'host' ? host(intent, entrant) : join(intent, entrant);
}

async function join({ found, passphrase }: JoinIntent, entrant: Entrant): Promise<EnteredRoom | Problem> {
  const { access, id } = found.room;
  if (access === 'passphrase' && passphrase === '') return { ok: false, reason: 'passphrase-missing' };
  if (access === 'invite' && found.secret === null) return { ok: false, reason: 'link-needed' };
  const keys = await keysOf(access, id, passphrase, found.secret);
  const entered = await enterPlace({ ...found, room: id, keys }, entrant);
  const isOldLink = !entered.ok && entered.reason === 'wrong-proof' && access === 'invite';
  return isOldLink ? { ok: false, reason: 'link-needed' } : entered;
}

/** A room that is hosted for it ends again when it cannot be entered. */
async function host(
  { roomName, access, passphrase }: HostIntent,
  entrant: Entrant,
): Promise<EnteredRoom | Problem> {
  const { desktop, identity, name } = entrant;
  if (!desktop) return { ok: false, reason: 'unexpected' };
  const id = randomBase64url(roomIdBytes);
  const secret = access === 'invite' ? newRoomSecret() : null;
  const keys = await keysOf(access, id, passphrase, secret);
  const policy = policyOf(access, keys);
  const started = await desktop.startHost({
    ...{ id, room: roomName, owner: name, ownerId: identity.id, access: policy },
  });
  if (!started.ok) return started;
  const invite = { ...started.invite, secret };
  const { room, port, addresses, fingerprint } = invite;
  const origin = `https://127.0.0.1:${String(port)}`;
  const place = { origin, room, keys, fingerprint, invite, secret, host: addresses[0] ?? '127.0.0.1' };
  const entered = await enterPlace(place, entrant);
  if (!entered.ok) await desktop.stopHost();
  return entered;
}

/** A link with a secret gives keys whatever the server calls its room: who has no such link does not pass for a member. */
async function keysOf(
  access: AccessRule,
  room: string,
  passphrase: string,
  secret: string | null,
): Promise<RoomKeys | null> {
  if (secret !== null) return keysOfSecret(secret, room);
  return access === 'passphrase' ? keysOfPassphrase(passphrase, room) : null;
}

function policyOf(access: AccessRule, keys: RoomKeys | null): AccessPolicy {
  if (access === 'open' || access === 'knock') return { rule: access };
  // Main refuses an empty key: a room whose key is missing is not opened at all.
  return { rule: access, joinKey: keys?.join ?? '' };
}

/** Enters a room whose place is known. */
export async function enterPlace(place: Place, entrant: Entrant): Promise<EnteredRoom | Problem> {
  const { desktop, identity, name, colour, media, waiting } = entrant;
  const { origin, room, keys, fingerprint, invite, secret, host } = place;
  const door = { room, joinKey: keys?.join ?? null };
  const greeter = { identity, name, colour, fingerprint, media };
  const entered = await enterRoom({ origin, ...door }, greeter, {}, waiting);
  if (!entered.ok) return entered;
  const reach = () => reachAgain(desktop, place);
  const client = new RoomConnection(entered, { reach, door, entrant: greeter });
  const port = Number(new URL(origin).port || 443);
  return {
    ...{ ...entered, client, invite, browserLink: formatBrowserLink({ room, port, secret }, host) },
    membership: { key: keys?.member ?? null, isFromInvite: secret !== null },
    place,
  };
}

/** Where the server of a room is now: at any of the addresses it may have, if it shows the certificate of before. */
async function reachAgain(
  desktop: MadangApi | null,
  { origin, fingerprint, invite, host }: Place,
): Promise<string | null> {
  // A browser knows one address, and who hosts is on the same machine.
  const isHere = new URL(origin).hostname === '127.0.0.1';
  if (!desktop || !invite || isHere) return origin;
  const hosts = [...new Set([host, ...invite.addresses])];
  const probed = await desktop.probeServer({ hosts, port: invite.port, fingerprint });
  return probed.ok ? `https://${formatAddress({ host: probed.host, port: probed.port })}` : null;
}
