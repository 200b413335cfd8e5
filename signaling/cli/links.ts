import type { Invite } from '#protocol';
import { fingerprintOf } from '#signaling';
import { readKeptRooms, type KeptRoom } from './kept-rooms.ts';
import { addressesHere, certificateIn, inProfile } from './profile.ts';

/** The links of the rooms that a profile keeps, without hosting them; null when there are none. @throws ProfileError */
export async function linksOfKept(profile: string): Promise<HostedLink[] | null> {
  const kept = await inProfile(profile, () => readKeptRooms(profile));
  if (kept === null || kept.rooms.length === 0) return null;
  const addresses = addressesHere();
  const fingerprint = fingerprintOf((await certificateIn(profile, addresses)).cert);
  return kept.rooms.map((room) => ({
    name: room.name,
    invite: inviteOf(room, { addresses, port: kept.port, fingerprint }),
  }));
}

/** A room that may be hosted or not, and what leads to it. */
export interface HostedLink {
  name: string;
  invite: Invite;
}

/** Where rooms are reached. */
export type Place = Pick<Invite, 'addresses' | 'port' | 'fingerprint'>;

/** What leads to a kept room. */
export function inviteOf({ id, owner, secret }: KeptRoom, place: Place): Invite {
  return { ...place, room: id, owner, secret };
}
