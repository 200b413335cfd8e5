import type { MadangApi } from '#ipc';
import { formatBrowserLink, type Invite, type MediaState } from '#protocol';
import type { Identity } from '../identity/identity.ts';
import { enterRoom, type Entered } from '../signaling-client/enter-room.ts';
import type { Intent, Problem } from './intent.ts';

/** A room that was entered, and how others are told of it. */
export interface EnteredRoom extends Entered {
  invite: Invite | null;
  browserLink: string;
}

/** Who enters, and what they send at first. */
export interface Entrant {
  desktop: MadangApi | null;
  identity: Identity;
  name: string;
  media: MediaState;
}

interface Place {
  origin: string;
  room: string;
  /** Of the certificate that is pinned there; null in a browser. */
  fingerprint: string | null;
  invite: Invite | null;
  /** The host part of a link that a browser can open. */
  host: string;
}

/** Carries out what the green room was for. A room that is hosted for it ends again when it cannot be entered. */
export async function enter(intent: Intent, entrant: Entrant): Promise<EnteredRoom | Problem> {
  if (intent.kind === 'join') {
    const { found } = intent;
    return enterPlace({ ...found, room: found.room.id }, entrant);
  }
  const { desktop, name } = entrant;
  if (!desktop) return { ok: false, reason: 'unexpected' };
  const started = await desktop.startHost({ room: intent.roomName, owner: name });
  if (!started.ok) return started;
  const { room, port, addresses, fingerprint } = started.invite;
  const place: Place = {
    origin: `https://127.0.0.1:${String(port)}`,
    room,
    fingerprint,
    invite: started.invite,
    host: addresses[0] ?? '127.0.0.1',
  };
  const entered = await enterPlace(place, entrant);
  if (!entered.ok) await desktop.stopHost();
  return entered;
}

async function enterPlace(place: Place, { identity, name, media }: Entrant): Promise<EnteredRoom | Problem> {
  const { origin, room, fingerprint, invite, host } = place;
  const entered = await enterRoom({ origin, room }, { identity, name, fingerprint, media });
  if (!entered.ok) return entered;
  const port = Number(new URL(origin).port || 443);
  return { ...entered, invite, browserLink: formatBrowserLink({ room, port }, host) };
}
