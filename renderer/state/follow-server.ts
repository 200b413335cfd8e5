import type { Mesh } from '../call/mesh.ts';
import type { RoomClient } from '../signaling-client/room-client.ts';
import type { Others } from './others.svelte.ts';

export type EndReason = 'host-left' | 'connection-lost';

export interface FollowingServer {
  readonly client: Pick<RoomClient, 'on' | 'onLost'>;
  readonly others: Others;
  readonly mesh: Mesh;
  readonly onEnd: (reason: EndReason) => void;
}

/** Hands on what the server says of a room: who comes and goes, what they send, and that it is over. */
export function followServer({ client, others, mesh, onEnd }: FollowingServer): void {
  client.on('member-joined', (member) => {
    others.handleJoined(member);
  });
  client.on('member-left', ({ id }) => {
    mesh.handleMemberLeft(id);
    others.handleLeft(id);
  });
  client.on('member-media', ({ id, media }) => {
    others.handleMedia(id, media);
  });
  client.on('signal', (signal) => {
    if (others.find(signal.from)) mesh.handleSignal(signal);
  });
  client.on('room-closed', ({ reason }) => {
    onEnd(reason);
  });
  client.onLost(() => {
    onEnd('connection-lost');
  });
}
