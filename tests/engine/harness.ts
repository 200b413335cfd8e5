// Runs inside the page of mesh.spec.ts, bundled with the engine: participants with real meshes, joined by a
// relay. What arrives is shown in elements that the test reads; what happens is written down for it.
import { Mesh } from '../../renderer/call/mesh.ts';
import type { CreateCheck } from '../../renderer/call/connection-check.ts';
import { findWay, type Way } from '../../renderer/call/fan-out/way.ts';
import RouterWorker from '../../renderer/call/fan-out/worker.ts?worker&inline';
import { Peer } from '../../renderer/call/peer.ts';
import { isVideo, type LocalTracks, type PublicationKind } from '../../renderer/call/publications.ts';
import { Publications } from '../../renderer/call/sending/publications.ts';
import { checksBy, type Proof } from './checks.ts';
import { openPageCamera, openPageMicrophone, type PersonKey } from './page-media.ts';
import { Relay } from './relay.ts';

/** Something a participant was told of a peer. */
export interface Happening {
  readonly of: string;
  readonly generation: number;
  readonly event: 'peer' | 'state' | 'track' | 'step' | 'code' | 'open' | 'message' | 'refused' | 'error';
  readonly detail: string;
}

interface Inhabitant {
  readonly mesh: Mesh;
  readonly publications: Publications;
  tracks: LocalTracks;
  readonly connections: RTCPeerConnection[];
  readonly happened: Happening[];
}

/** A room in this page. */
class Stage {
  readonly relay = new Relay();
  /** How those who enter from now on send their pictures. */
  way: Way = findWay();
  /** How those who enter from now on show that they are members. */
  proof: Proof = { key: null };
  readonly #inside = new Map<PersonKey, Inhabitant>();
  readonly #gone: Inhabitant[] = [];
  readonly #made: WeakRef<RTCPeerConnection>[] = [];

  /** Enters with camera and microphone or without, and says `greeting` to each peer as soon as it is made. */
  enter(id: PersonKey, media: boolean, greeting: readonly string[] = []): void {
    const tracks: LocalTracks = media
      ? { camera: openPageCamera(id), microphone: openPageMicrophone(id) }
      : {};
    const connections: RTCPeerConnection[] = [];
    const happened: Happening[] = [];
    const publications = new Publications({
      way: this.way,
      createWorker: () => new RouterWorker(),
      tracks,
      onError: (error) => happened.push({ of: id, generation: 0, event: 'error', detail: String(error) }),
    });
    const mesh = new Mesh({
      selfId: id,
      send: (signal) => {
        this.relay.send(id, signal);
      },
      createConnection: () => this.#connect(connections),
      createCheck: this.#checks(id, happened),
      publications,
    });
    mesh.on('refused', ({ id: of, by, reason }) =>
      happened.push({ of, generation: 0, event: 'refused', detail: `${reason} by ${by}` }),
    );
    mesh.on('peer', ({ id: of, peer }) => {
      follow(id, of, peer, happened);
      for (const text of greeting) peer.sendMessage(text);
    });
    this.relay.connect(id, (signal) => {
      mesh.handleSignal(signal);
    });
    const others = [...this.#inside.keys()];
    this.#inside.set(id, { mesh, publications, tracks, connections, happened });
    mesh.handleMembers(others);
  }

  /** Leaves, as the app does: the mesh is closed, and the server tells the others. */
  leave(id: PersonKey): void {
    const leaving = this.inhabitant(id);
    leaving.mesh.close();
    for (const track of Object.values(leaving.tracks)) track?.stop();
    this.#inside.delete(id);
    this.#gone.push(leaving);
    this.relay.disconnect(id);
    for (const { mesh } of this.#inside.values()) mesh.handleMemberLeft(id);
    for (const element of document.querySelectorAll(`[data-of=${id}], [data-at=${id}]`)) element.remove();
  }

  inhabitant(id: PersonKey): Inhabitant {
    const inhabitant = this.#inside.get(id);
    if (!inhabitant) throw new Error(`${id} is not inside`);
    return inhabitant;
  }

  /** Sends that person's picture or tone as this publication, or nothing. */
  publish(id: PersonKey, kind: PublicationKind, what: PersonKey | null): void {
    const inhabitant = this.inhabitant(id);
    const track = what && (isVideo(kind) ? openPageCamera(what) : openPageMicrophone(what));
    inhabitant.tracks = { ...inhabitant.tracks, [kind]: track };
    inhabitant.mesh.setTrack(kind, track);
  }

  /** Connects anew to somebody, as a later generation of the same participant. */
  connectAnew(id: PersonKey, other: PersonKey, generation: number): void {
    const { mesh, publications, connections, happened } = this.inhabitant(id);
    mesh.handleMemberLeft(other);
    const peer = new Peer({
      connection: this.#connect(connections),
      polite: id < other,
      initiator: true,
      generation,
      onSender: (kind, sender) => publications.addViewer(kind, other, sender),
      check: this.#checks(id, happened)(other, true),
      send: (signal) => {
        this.relay.send(id, { to: other, ...signal });
      },
    });
    peer.on('open', () => publications.admitViewer(other));
    follow(id, other, peer, happened);
    peer.sendMessage(`generation ${String(generation)}`);
    this.relay.connect(id, (signal) => {
      const { from, body } = signal;
      const isOfPeer = from === other && signal.generation === generation;
      if (isOfPeer && !('refusal' in body)) peer.handleSignal(body);
      else mesh.handleSignal(signal);
    });
  }

  /** The connections in this page that are not closed, of those inside and of those who left. */
  countOpen(): number {
    const all = [...this.#inside.values(), ...this.#gone].flatMap(({ connections }) => connections);
    return all.filter(({ signalingState }) => signalingState !== 'closed').length;
  }

  /** Lets go of what is closed itself, and counts the connections that are open or that something still holds. */
  countHeld(): number {
    this.#gone.length = 0;
    for (const { connections } of this.#inside.values()) {
      const open = connections.filter(({ signalingState }) => signalingState !== 'closed');
      connections.splice(0, connections.length, ...open);
    }
    return this.#made.filter((made) => made.deref() !== undefined).length;
  }

  #checks(selfId: PersonKey, happened: Happening[]): CreateCheck {
    return checksBy(this.proof, selfId, (of, code) =>
      happened.push({ of, generation: 0, event: 'code', detail: code }),
    );
  }

  #connect(connections: RTCPeerConnection[]): RTCPeerConnection {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    connections.push(connection);
    this.#made.push(new WeakRef(connection));
    return connection;
  }
}

function follow(at: string, of: string, peer: Peer, happened: Happening[]): void {
  const { generation } = peer;
  const write = (event: Happening['event'], detail: string) =>
    happened.push({ of, generation, event, detail });
  write('peer', '');
  peer.on('state', (state) => write('state', state));
  peer.on('step', (step) => write('step', step));
  peer.on('open', () => write('open', ''));
  peer.on('message', (message) => write('message', String(message)));
  peer.on('error', (error) => write('error', String(error)));
  peer.on('track', ({ kind, track }) => {
    write('track', kind);
    show(at, of, kind, track);
  });
}

function show(at: string, of: string, kind: PublicationKind, track: MediaStreamTrack): void {
  const id = `${at}-gets-${kind}-of-${of}`;
  const element = document.createElement(track.kind === 'video' ? 'video' : 'audio');
  element.id = id;
  element.setAttribute('data-at', at);
  element.setAttribute('data-of', of);
  element.autoplay = true;
  element.srcObject = new MediaStream([track]);
  document.getElementById(id)?.remove();
  document.body.append(element);
}

declare global {
  interface Window {
    stage: Stage;
  }
}

window.stage = new Stage();
