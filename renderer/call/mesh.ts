import type { IncomingSignal, OutgoingSignal } from '#protocol';
import { Emitter } from './emitter.ts';
import { Peer } from './peer.ts';
import type { LocalTracks, PublicationKind } from './publications.ts';

export interface MeshOptions {
  selfId: string;
  send: (signal: OutgoingSignal) => void;
  createConnection: () => RTCPeerConnection;
  tracks: LocalTracks;
}

/** A peer was made; its own events tell the rest. */
export type MeshEvents = { peer: { id: string; peer: Peer } };

/** One peer for each other participant of the room. Who is there is told to it; it never asks. */
export class Mesh extends Emitter<MeshEvents> {
  readonly #options: MeshOptions;
  readonly #peers = new Map<string, Peer>();
  #tracks: LocalTracks;
  #closed = false;

  constructor(options: MeshOptions) {
    super();
    this.#options = options;
    this.#tracks = options.tracks;
  }

  /** The newcomer's part: negotiates with everyone who was inside already. */
  handleMembers(ids: readonly string[]): void {
    for (const id of ids) this.#open(id, true, 1);
  }

  handleMemberLeft(id: string): void {
    this.#peers.get(id)?.close();
    this.#peers.delete(id);
  }

  /**
   * Takes a relayed signal. A first offer, or one of a later generation, opens the peer; whatever belongs to
   * an earlier generation is dropped.
   */
  handleSignal({ from, generation, body }: IncomingSignal): void {
    // What was on its way when the room was left must not open anything again.
    if (this.#closed) return;
    const known = this.#peers.get(from);
    const isOffer = 'description' in body && body.description.type === 'offer';
    if (isOffer && (!known || generation > known.generation)) {
      known?.close();
      this.#open(from, false, generation).handleSignal(body);
      return;
    }
    if (known?.generation === generation) known.handleSignal(body);
  }

  /** Sends a track, or nothing, to everyone here and everyone who comes. */
  setTrack(kind: PublicationKind, track: MediaStreamTrack | null): void {
    this.#tracks = { ...this.#tracks, [kind]: track };
    for (const peer of this.#peers.values()) peer.setTrack(kind, track);
  }

  /** Sends a message to everyone over the data channels. */
  broadcast(text: string): void {
    for (const peer of this.#peers.values()) peer.sendMessage(text);
  }

  /** Closes every peer, for good. */
  close(): void {
    this.#closed = true;
    this.clear();
    for (const peer of this.#peers.values()) peer.close();
    this.#peers.clear();
  }

  #open(id: string, initiator: boolean, generation: number): Peer {
    const { selfId, send, createConnection } = this.#options;
    const peer = new Peer({
      connection: createConnection(),
      polite: selfId < id,
      initiator,
      generation,
      tracks: this.#tracks,
      send: (signal) => {
        send({ to: id, ...signal });
      },
    });
    this.#peers.set(id, peer);
    this.emit('peer', { id, peer });
    return peer;
  }
}
