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
import { videoKinds } from '../../renderer/call/publications.ts';
import { Publications } from '../../renderer/call/sending/publications.ts';
import type { PeerSample } from '../../renderer/call/stats/peer-sample.ts';
import { openPageMicrophone, type PersonKey } from '../engine/page-media.ts';
import { openContent, type ContentName, type ContentOptions } from './content.ts';
import { Measures, type Inhabitant } from './measures.ts';
import { OtherNumbers } from './other-numbers.ts';
import { Watch } from './watch.ts';

/** How somebody enters the hall. */
export interface Entrance {
  readonly id: string;
  /** How pictures are sent; the best way of the engine unless said. */
  readonly way?: Way;
  /** Those inside with whom the newcomer negotiates. */
  readonly members: readonly string[];
  /** Offers VP8 under the number that VP9 has here, and the other way round, as another engine might. */
  readonly otherNumbers?: boolean;
}

/** All participants of this page. */
class Hall {
  readonly watch = new Watch();
  readonly measures = new Measures((id) => this.inhabitant(id));
  readonly #inside = new Map<string, Inhabitant>();
  readonly #published = new Map<string, MediaStreamTrack>();
  readonly #made: WeakRef<RTCPeerConnection>[] = [];

  constructor() {
    // The engine makes connections of its own too, to encode; all are counted.
    const [Connection, made] = [RTCPeerConnection, this.#made];
    window.RTCPeerConnection = class extends Connection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(new WeakRef(this));
      }
    };
  }

  enter({ id, way = findWay(), members, otherNumbers = false }: Entrance): void {
    const errors: string[] = [];
    const publications = new Publications({
      way,
      createWorker: () => new RouterWorker(),
      tracks: {},
      onError: (error) => errors.push(String(error)),
    });
    const mesh = new Mesh({
      selfId: id,
      send: (signal) => window.sendSignal(id, signal),
      createConnection: () =>
        new (otherNumbers ? OtherNumbers : RTCPeerConnection)({ bundlePolicy: 'max-bundle' }),
      publications,
    });
    const peers = new Map<string, Peer>();
    const samples = new Map<string, PeerSample>();
    mesh.on('peer', ({ id: of, peer }) => {
      peers.set(of, peer);
      peer.on('sample', (sample) => samples.set(of, sample));
      peer.on('error', (error) => errors.push(String(error)));
      peer.on('track', ({ kind, track }) => this.watch.show(`${id}-gets-${kind}-of-${of}`, track));
      peer.on('message', (text) => {
        const message = parsePeerMessage(text);
        if (message) publications.handleMessage(of, message);
      });
      peer.on('state', (state) => {
        if (state === 'connected') this.watch.mark(`${id}-connected-to-${of}`);
      });
    });
    this.#inside.set(id, { mesh, publications, peers, samples, errors });
    mesh.handleMembers(members);
  }

  leave(id: string): void {
    this.inhabitant(id).mesh.close();
    this.#inside.delete(id);
    this.watch.forget((video) => video.startsWith(`${id}-gets-`) || video.startsWith(`source-of-${id}-`));
  }

  /** Somebody of another page, or of this one, has left. */
  handleLeft(id: string): void {
    for (const [self, { mesh, peers }] of this.#inside) {
      mesh.handleMemberLeft(id);
      peers.delete(id);
      this.watch.forget((video) => video.startsWith(`${self}-gets-`) && video.endsWith(`-of-${id}`));
    }
  }

  handleSignal(to: string, signal: IncomingSignal): void {
    this.#inside.get(to)?.mesh.handleSignal(signal);
  }

  publish(id: string, kind: VideoKind, name: ContentName | null, options: ContentOptions): void {
    const track = name && openContent(name, options);
    if (track) this.#published.set(id, track);
    this.setTrack(id, kind, track);
    // Beside what arrives of it, to tell what the machine does to any picture from what the call does to this one.
    const source = `source-of-${id}-${kind}`;
    if (track) this.watch.show(source, track);
    else this.watch.forget((video) => video === source);
  }

  /** Sends the same picture as somebody else: a machine that is a whole room paints it once. */
  publishSame(id: string, as: string): void {
    const track = this.#published.get(as);
    if (!track) throw new Error(`${as} sends nothing`);
    this.setTrack(id, 'camera', track.clone());
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

  askForEncoder(id: string, of: string): void {
    const message: PeerMessage = { kind: 'refresh', publication: 'camera', remedy: 'encoder' };
    this.inhabitant(id).peers.get(of)?.sendMessage(JSON.stringify(message));
  }

  preferCodecs(id: string, mimeTypes: readonly string[]): void {
    const { publications } = this.inhabitant(id);
    for (const kind of videoKinds) publications.video[kind].preferCodecs(mimeTypes);
  }

  speak(id: string, person: PersonKey): void {
    this.setTrack(id, 'microphone', openPageMicrophone(person));
  }

  /** Somebody sends a viewer what it asks for from now on, whatever the path carries. */
  ignorePath(id: string, viewer: string): void {
    const { publications } = this.inhabitant(id);
    Object.assign(publications, { ladderOf: () => [] });
    for (const kind of videoKinds) publications.video[kind].setViewerLimit(viewer, null);
  }

  openConnections(): number {
    return this.#made.filter((made) => (made.deref()?.signalingState ?? 'closed') !== 'closed').length;
  }

  inhabitant(id: string): Inhabitant {
    const inhabitant = this.#inside.get(id);
    if (!inhabitant) throw new Error(`${id} is not inside`);
    return inhabitant;
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
