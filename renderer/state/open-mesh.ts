import { Mesh } from '../call/mesh.ts';
import type { Publications } from '../call/sending/publications.ts';
import type { SignedSignals } from '../signaling-client/signed-signals.ts';
import type { CallOptions } from './call-options.ts';
import type { Ice } from './ice.ts';
import { peerChecks } from './peer-check.ts';

export interface MeshParts {
  readonly publications: Publications;
  readonly ice: Ice;
  /** Made after the mesh, which it hands what verified. */
  readonly signals: () => SignedSignals;
  /** Somebody has shown that they know the room's key, and this is the code to compare with them. */
  readonly onPassed: (id: string, code: readonly number[]) => void;
}

/** Makes the connections of a call, none of them open yet. */
export function openMesh({ room, membership, identity }: CallOptions, parts: MeshParts): Mesh {
  const { publications, ice, signals, onPassed } = parts;
  return new Mesh({
    selfId: identity.id,
    send: (signal) => signals().send(signal),
    createConnection: () => new RTCPeerConnection(ice.configuration),
    createCheck: peerChecks({ room: room.id, selfId: identity.id, membership, onPassed }),
    publications,
  });
}
