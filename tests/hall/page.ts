// Runs inside a page: participants with real meshes and publications, whose signals go out of the page and come
// into it by the test, so that the others may be in another window, engine or network.
import {
  parsePeerMessage,
  type IncomingSignal,
  type OutgoingSignal,
  type PeerMessage,
} from '../../signaling/protocol/index.ts';
import type { Demand } from '../../renderer/call/demand.ts';
import { findWay, type Way } from '../../renderer/call/fan-out/way.ts';
import RouterWorker from '../../renderer/call/fan-out/worker.ts?worker&inline';
import { Mesh } from '../../renderer/call/mesh.ts';
import type { Peer } from '../../renderer/call/peer.ts';
import type { PublicationKind, VideoKind } from '../../renderer/call/publications.ts';
import { Publications } from '../../renderer/call/sending/publications.ts';
import { openContent, type ContentName, type ContentOptions } from './content.ts';
import { Watch } from './watch.ts';

/** How somebody enters the hall. */
export interface Entrance {
  readonly id: string;
  /** How pictures are sent; the best way of the engine unless said. */
  readonly way?: Way;
  /** Those inside with whom the newcomer negotiates. */
  readonly members: readonly string[];
}

interface Inhabitant {
  readonly mesh: Mesh;
  readonly publications: Publications;
  readonly peers: Map<string, Peer>;
  readonly errors: string[];
}

/** All participants of this page. */
class Hall {
  readonly watch = new Watch();
  readonly #inside = new Map<string, Inhabitant>();

  enter({ id, way = findWay(), members }: Entrance): void {
    const errors: string[] = [];
    const publications = new Publications({
      way,
      createWorker: () => new RouterWorker(),
      tracks: { microphone: null, camera: null, screen: null, 'screen-audio': null },
      onError: (error) => errors.push(String(error)),
    });
    const mesh = new Mesh({
      selfId: id,
      send: (signal) => window.sendSignal(id, signal),
      createConnection: () => new RTCPeerConnection({ bundlePolicy: 'max-bundle' }),
      publications,
    });
    const peers = new Map<string, Peer>();
    mesh.on('peer', ({ id: of, peer }) => {
      peers.set(of, peer);
      peer.on('error', (error) => errors.push(String(error)));
      peer.on('track', ({ kind, track }) => this.watch.show(`${id}-gets-${kind}-of-${of}`, track));
      peer.on('message', (text) => {
        const message = parsePeerMessage(text);
        if (message?.kind === 'demand') publications.handleDemand(of, message);
      });
      peer.on('state', (state) => {
        if (state === 'connected') this.watch.mark(`${id}-connected-to-${of}`);
      });
    });
    this.#inside.set(id, { mesh, publications, peers, errors });
    mesh.handleMembers(members);
  }

  leave(id: string): void {
    this.inhabitant(id).mesh.close();
    this.#inside.delete(id);
    this.watch.forget(`${id}-gets-`);
  }

  /** Somebody of another page, or of this one, has left. */
  handleLeft(id: string): void {
    for (const [self, { mesh, peers }] of this.#inside) {
      mesh.handleMemberLeft(id);
      peers.delete(id);
      this.watch.forget(`${self}-gets-camera-of-${id}`);
    }
  }

  handleSignal(to: string, signal: IncomingSignal): void {
    this.#inside.get(to)?.mesh.handleSignal(signal);
  }

  publish(id: string, kind: VideoKind, name: ContentName | null, options: ContentOptions): void {
    this.setTrack(id, kind, name && openContent(name, options));
  }

  setTrack(id: string, kind: PublicationKind, track: MediaStreamTrack | null): void {
    this.inhabitant(id).mesh.setTrack(kind, track);
  }

  /** One says to another what it shows of them. */
  demand(id: string, of: string, demand: Demand): void {
    this.inhabitant(id)
      .peers.get(of)
      ?.sendMessage(JSON.stringify({ kind: 'demand', ...demand } satisfies PeerMessage));
  }

  inhabitant(id: string): Inhabitant {
    const inhabitant = this.#inside.get(id);
    if (!inhabitant) throw new Error(`${id} is not inside`);
    return inhabitant;
  }

  get ids(): readonly string[] {
    return [...this.#inside.keys()];
  }
}

declare global {
  interface Window {
    hall: Hall;
    /** The test's relay. */
    sendSignal: (from: string, signal: OutgoingSignal) => void;
  }
}

window.hall = new Hall();
