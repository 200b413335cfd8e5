import type { RoomSummary } from '#protocol';
import type { Mesh } from '../call/mesh.ts';
import type { Identity } from '../identity/identity.ts';
import type { RoomConnection } from '../signaling-client/room-connection.ts';
import { SignedSignals } from '../signaling-client/signed-signals.ts';
import type { Others } from './others.svelte.ts';

export interface Stay {
  readonly client: Pick<RoomConnection, 'request'>;
  readonly identity: Identity;
  /** Of this stay in the room. */
  readonly session: string;
  readonly room: RoomSummary;
}

/**
 * Signs what the mesh sends and hands it what verified. Whoever's signals do not, or whose connection was refused, is
 * blocked: nothing of them is shown.
 */
export function openSignals(
  { client, identity, session, room }: Stay,
  mesh: Mesh,
  others: Others,
): SignedSignals {
  const signals = new SignedSignals({
    ...{ identity, session, room: room.id },
    send: (request) => client.request('signal', request),
    onSignal: (signal) => mesh.handleSignal(signal),
    onFailure: (id, reason) => {
      console.warn('signals of a participant cannot be verified', id, reason);
      mesh.handleMemberLeft(id);
      others.handleBlocked(id, { kind: 'signal', reason });
    },
    onError: (error) => {
      console.warn('signal', error);
    },
  });
  mesh.on('refused', ({ id, by, reason }) => {
    console.warn('no connection to a participant', id, by, reason);
    const blocked = { kind: 'refused', by, reason } as const;
    signals.block(id, blocked);
    others.handleBlocked(id, blocked);
  });
  return signals;
}
