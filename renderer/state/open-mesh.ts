import type { FindFile } from '../call/files/file-upload.ts';
import { Mesh } from '../call/mesh.ts';
import type { Publications } from '../call/sending/publications.ts';
import type { SignedSignals } from '../signaling-client/signed-signals.ts';
import type { CallOptions } from './call-options.ts';
import type { Ice } from './ice.ts';
import { peerChecks } from './peer-check.ts';
import type { TrustKeeper } from './trust-keeper.ts';

/** What a mesh is given. What is made after it is asked for when it is needed. */
export interface MeshParts {
  readonly publications: Publications;
  readonly ice: Ice;
  readonly findFile: FindFile;
  readonly signals: () => SignedSignals;
  readonly trust: () => TrustKeeper;
}

/** The connections to everyone in a room, none of them made yet: signed, and checked for membership. */
export function openMesh({ identity, room, membership }: CallOptions, parts: MeshParts): Mesh {
  const { publications, ice, findFile, signals, trust } = parts;
  const selfId = identity.id;
  return new Mesh({
    ...{ selfId, publications, findFile },
    send: (signal) => signals().send(signal),
    createConnection: () => new RTCPeerConnection(ice.configuration),
    createCheck: peerChecks({
      ...{ room: room.id, selfId, membership },
      onPassed: (id, code) => void trust().handlePassed(id, code, membership.isFromInvite),
    }),
  });
}
