import type { Mesh } from '../call/mesh.ts';
import type { RoomClient } from '../signaling-client/room-client.ts';
import type { SignedSignals } from '../signaling-client/signed-signals.ts';
import type { Ice } from './ice.ts';
import type { Others } from './others.svelte.ts';
import type { Shares } from './shares.svelte.ts';

export type EndReason = 'host-left' | 'connection-lost' | 'replaced' | 'removed' | 'banned';

export interface FollowingServer {
  readonly client: Pick<RoomClient, 'on' | 'onLost'>;
  readonly others: Others;
  readonly mesh: Mesh;
  readonly selfId: string;
  readonly shares: Shares;
  readonly signals: SignedSignals;
  readonly ice: Ice;
  readonly onEnd: (reason: EndReason) => void;
}

/** Hands on what the server says of a room: who comes and goes, what they send, and that it is over. */
export function followServer({
  client,
  selfId,
  shares,
  others,
  mesh,
  signals,
  ice,
  onEnd,
}: FollowingServer): void {
  const handleLeft = (id: string) => {
    signals.handleMemberLeft(id);
    mesh.handleMemberLeft(id);
    others.handleLeft(id);
  };
  client.on('member-joined', (member) => {
    // Nobody is in a room twice, whatever a server says.
    handleLeft(member.id);
    others.handleJoined(member);
    signals.handleMember(member);
  });
  client.on('member-left', ({ id }) => {
    handleLeft(id);
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
    if (id === selfId) shares.of(kind).stop();
    else if (media) others.handleMedia(id, { ...media, [kind]: false });
  });
  client.on('removed', ({ reason }) => {
    onEnd(reason);
  });
  client.on('signal', (signal) => {
    signals.handleSignal(signal);
  });
  client.on('ice-servers', ({ iceServers }) => {
    ice.handleServers(iceServers);
    mesh.setConfiguration(ice.configuration);
  });
  client.on('replaced', () => {
    onEnd('replaced');
  });
  client.on('room-closed', ({ reason }) => {
    onEnd(reason);
  });
  client.onLost(() => {
    onEnd('connection-lost');
  });
}
