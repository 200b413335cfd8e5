import type { Mesh } from '../call/mesh.ts';
import type { LostReason, RoomConnection } from '../signaling-client/room-connection.ts';
import type { SignedSignals } from '../signaling-client/signed-signals.ts';
import type { Ice } from './ice.ts';
import type { Others } from './others.svelte.ts';
import type { Presence } from './presence.ts';
import type { RoomControls } from './room-controls.svelte.ts';
import type { Shares } from './shares.svelte.ts';

/** Why a call ends by itself. */
export type EndReason =
  | 'host-left'
  | 'connection-lost'
  | 'replaced'
  | 'removed'
  | 'banned'
  /** What was found on coming back: no such room any more, no way in, or a server that is another. */
  | 'room-gone'
  | 'room-locked'
  | 'room-full'
  | 'not-let-in';

export interface FollowingServer {
  readonly client: Pick<RoomConnection, 'on' | 'follow'>;
  readonly presence: Presence;
  readonly others: Others;
  readonly controls: RoomControls;
  readonly selfId: string;
  readonly shares: Shares;
  readonly signals: SignedSignals;
  readonly mesh: Pick<Mesh, 'setConfiguration'>;
  readonly ice: Ice;
  /** The connection to the server is lost, or there again. */
  readonly onAway: (away: boolean) => void;
  readonly onEnd: (reason: EndReason) => void;
}

/** Hands on what the server says of a room: who comes and goes, what they send, and that it is over. */
export function followServer(following: FollowingServer): void {
  const { client, selfId, shares, others, presence, controls, signals, mesh, ice, onAway, onEnd } = following;
  const handleIce = (servers: Parameters<Ice['handleServers']>[0]) => {
    ice.handleServers(servers);
    mesh.setConfiguration(ice.configuration);
  };
  client.on('member-joined', (member) => {
    presence.handleJoined(member);
  });
  client.on('member-left', ({ id }) => {
    presence.handleLeft(id);
  });
  client.on('member-reconnecting', ({ id }) => {
    others.handleAway(id);
  });
  client.on('member-back', ({ id, media }) => {
    others.handleBack(id, media);
  });
  client.on('member-media', ({ id, media }) => {
    others.handleMedia(id, media);
  });
  client.on('share-stopped', ({ id, kind }) => {
    const media = others.find(id)?.media;
    if (id === selfId) shares.of(kind).stop('stopped');
    else if (media) others.handleMedia(id, { ...media, [kind]: false });
  });
  client.on('removed', ({ reason }) => {
    onEnd(reason);
  });
  client.on('signal', (signal) => {
    signals.handleSignal(signal);
  });
  client.on('ice-servers', ({ iceServers }) => {
    handleIce(iceServers);
  });
  client.on('replaced', () => {
    onEnd('replaced');
  });
  client.on('room-closed', ({ reason }) => {
    onEnd(reason);
  });
  client.follow({
    onAway: () => {
      presence.handleAway();
      onAway(true);
    },
    onBack: ({ members, session, ownerId, knocking, room, iceServers }, how) => {
      handleIce(iceServers);
      controls.handleBack({ ownerId, knocking, locked: room.locked });
      presence.handleBack(members, session, how);
      onAway(false);
    },
    onEnded: (reason) => {
      onEnd(endOf(reason));
    },
  });
}

const ends: Partial<Record<LostReason, EndReason>> = {
  'not-found': 'room-gone',
  locked: 'room-locked',
  full: 'room-full',
  removed: 'removed',
  banned: 'banned',
  replaced: 'replaced',
};

function endOf(reason: LostReason): EndReason {
  return ends[reason] ?? 'not-let-in';
}
