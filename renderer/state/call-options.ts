import type { KnownDevices } from '../identity/known-devices.ts';
import type { Colour, IceServer, Invite, Knock, Member } from '#protocol';
import type { RoomConnection } from '../signaling-client/room-connection.ts';
import type { EndReason } from './follow-server.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import type { Network } from './network.svelte.ts';
import type { Membership } from './peer-check.ts';
import type { Shares } from './shares.svelte.ts';
import type { Stay } from './signals.ts';

/** What being in a room is made from: how it was entered, and what is this participant's own. */
export interface CallOptions extends Stay {
  client: Pick<RoomConnection, 'request' | 'on' | 'follow' | 'hurry' | 'leave' | 'close'>;
  /** The colour this participant chose; null for one that is guessed. */
  colour: Colour | null;
  /** Who was inside before. */
  members: readonly Member[];
  /** Who has the controls, or null. */
  ownerId: string | null;
  /** Those who wait to be let in. */
  knocking: readonly Knock[];
  /** STUN and TURN servers that the room's server gives, and those of the settings. */
  iceServers: readonly IceServer[];
  ownIceServers: readonly IceServer[];
  membership: Membership;
  known: KnownDevices;
  media: LocalMedia;
  shares: Shares;
  network: Network;
  /** See `findWay`: the desktop app starts its engine so. */
  foreignFrames: boolean;
  /** The link for others with the app; null in a browser, which knows no certificate. */
  invite: Invite | null;
  /** The link for others without it. */
  browserLink: string;
  onEnded: (reason: EndReason) => void;
}
