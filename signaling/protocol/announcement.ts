import * as v from 'valibot';
import { ipAddress, port } from './address.ts';
import { fingerprint } from './ids.ts';
import { limits } from './limits.ts';
import { roomSummary } from './room.ts';

/** DNS-SD service type (RFC 6763, section 7): `_madang._tcp`. */
export const serviceType = 'madang';

/** A room found on the network: what its DNS-SD record says, and where it was seen. */
export const announcedRoom = v.object({
  ...roomSummary.entries,
  fingerprint,
  addresses: v.pipe(v.array(ipAddress), v.minLength(1), v.maxLength(limits.inviteAddresses)),
  port,
});
export type AnnouncedRoom = v.InferOutput<typeof announcedRoom>;
