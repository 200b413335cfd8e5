import type { IncomingSignal, OutgoingSignal, PeerMessage, RefusalReason } from '#protocol';
import { ViewerPath } from './adaptation/viewer-path.ts';
import type { CreateCheck } from './connection-check.ts';
import { Emitter } from './emitter.ts';
import type { FindFile } from './files/file-upload.ts';
import { FreezeWatch } from './freeze-watch.ts';
import { Peer } from './peer.ts';
import type { PublicationKind } from './publications.ts';
import type { Publications } from './sending/publications.ts';

export interface MeshOptions {
  selfId: string;
  send: (signal: OutgoingSignal) => void;
  createConnection: () => RTCPeerConnection;
  /** What each new connection has to pass; nothing unless given. */
  createCheck?: CreateCheck;
  /** What is offered to the others; nothing unless given. */
  findFile?: FindFile;
  /** What is sent to everyone. The mesh adds and removes viewers, and closes it at its end. */
  publications: Publications;
}

export type MeshEvents = {
  /** A peer was made; its own events tell the rest. */
  peer: { id: string; peer: Peer };
  /** The connection to somebody was closed on purpose: by whom, and why. */
  refused: { id: string; by: 'self' | 'peer'; reason: RefusalReason };
  /** Milliseconds per second spent in the encoders, once a second. */
  encoding: number;
  error: unknown;
};

/** How often a connection is measured over which much is sent: a path that is full must be noticed at once. */
const sampleEveryMs = 250;
/** The others are measured at every so many of these. */
const calmEvery = 4;

/** One peer for each other participant of the room. Who is there is told to it; it never asks. */
export class Mesh extends Emitter<MeshEvents> {
  readonly #options: MeshOptions;
  readonly #peers = new Map<string, Peer>();
  readonly #paths = new Map<string, ViewerPath>();
  readonly #sampling: ReturnType<typeof setInterval>;
  #ticks = 0;
  #closed = false;

  constructor(options: MeshOptions) {
    super();
    this.#options = options;
    this.#sampling = setInterval(() => this.#sample(), sampleEveryMs);
  }

  /** The newcomer's part: negotiates with everyone who was inside already. */
  handleMembers(ids: readonly string[]): void {
    for (const id of ids) this.connect(id, 1);
  }

  /** Makes a connection to somebody. @param generation which one this is, counted from 1 */
  connect(id: string, generation: number): void {
    this.#open(id, true, generation);
  }

  handleMemberLeft(id: string): void {
    this.#peers.get(id)?.close();
    this.#peers.delete(id);
    this.#paths.delete(id);
    this.#options.publications.removeViewer(id);
  }

  /**
   * Takes a relayed signal. A first offer, or one of a later generation, opens the peer; whatever belongs to
   * an earlier generation is dropped.
   */
  handleSignal({ from, generation, body }: IncomingSignal): void {
    // What was on its way when the room was left must not open anything again.
    if (this.#closed) return;
    const known = this.#peers.get(from);
    if ('refusal' in body) {
      // Also of one that was made anew on this side meanwhile: they take nothing of it any more.
      if (known && generation <= known.generation) this.#end(from, 'peer', body.refusal);
      return;
    }
    const isOffer = 'description' in body && body.description.type === 'offer';
    if (isOffer && (!known || generation > known.generation)) {
      if (known) this.handleMemberLeft(from);
      this.#open(from, false, generation).handleSignal(body);
      return;
    }
    if (known?.generation === generation) known.handleSignal(body);
  }

  /** Ends the connection to somebody for good, and tells them why. */
  refuse(id: string, reason: RefusalReason): void {
    const peer = this.#peers.get(id);
    if (!peer) return;
    peer.refuse(reason);
    this.#end(id, 'self', reason);
  }

  /** Sends a track, or nothing, to everyone here and everyone who comes. */
  setTrack(kind: PublicationKind, track: MediaStreamTrack | null): void {
    this.#options.publications.setTrack(kind, track);
  }

  /** Sends a message to everyone over the data channels. */
  broadcast(text: string): void {
    for (const peer of this.#peers.values()) peer.sendMessage(text);
  }

  /** Sends a message of the moment to everyone who can take it now; for whoever is still coming it does not wait. */
  tell(text: string): void {
    for (const peer of this.#peers.values()) peer.sendMessageNow(text);
  }

  /** The machine's addresses have changed: every connection looks for its path anew. */
  handleNetworkChange(): void {
    this.#options.publications.handleNetworkChange();
    for (const peer of this.#peers.values()) peer.handleNetworkChange();
  }

  /** From their next search for a path on, connections gather candidates with other servers or credentials. */
  setConfiguration(configuration: RTCConfiguration): void {
    for (const peer of this.#peers.values()) peer.setConfiguration(configuration);
  }

  /** Closes every peer, for good. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#sampling);
    this.clear();
    for (const peer of this.#peers.values()) peer.close();
    this.#peers.clear();
    this.#paths.clear();
    this.#options.publications.close();
  }

  #open(id: string, initiator: boolean, generation: number): Peer {
    const { selfId, send, createConnection, createCheck, publications, findFile } = this.#options;
    const peer = new Peer({
      connection: createConnection(),
      polite: selfId < id,
      initiator,
      generation,
      onSender: (kind, sender) => publications.addViewer(kind, id, sender),
      check: createCheck?.(id, initiator) ?? null,
      ...(findFile && { findFile }),
      send: (signal) => {
        send({ to: id, ...signal });
      },
    });
    this.#peers.set(id, peer);
    const path = new ViewerPath({ id, publications, setPadding: (bitrate) => peer.setPadding(bitrate) });
    this.#paths.set(id, path);
    const freezes = new FreezeWatch();
    peer.on('sample', (sample) => {
      path.handleSample(sample);
      for (const { kind, remedy } of freezes.handleSample(sample)) {
        const message: PeerMessage = { kind: 'refresh', publication: kind, remedy };
        peer.sendMessage(JSON.stringify(message));
      }
    });
    peer.on('state', (state) => {
      if (state === 'connected') publications.handleConnected(id);
    });
    peer.on('open', () => publications.admitViewer(id));
    peer.on('failed', (reason) => this.refuse(id, reason));
    peer.on('broken', () => this.#rebuild(id, peer));
    this.emit('peer', { id, peer });
    return peer;
  }

  #end(id: string, by: 'self' | 'peer', reason: RefusalReason): void {
    this.handleMemberLeft(id);
    this.emit('refused', { id, by, reason });
  }

  /** One side makes the connection anew; the other follows its offer of a later generation. */
  #rebuild(id: string, broken: Peer): void {
    if (this.#peers.get(id) !== broken || this.#options.selfId < id) return;
    this.handleMemberLeft(id);
    this.#open(id, true, broken.generation + 1);
  }

  #sample(): void {
    this.#ticks += 1;
    const isSecond = this.#ticks % calmEvery === 0;
    if (isSecond) {
      this.#options.publications
        .sample()
        .then((ms) => this.emit('encoding', ms))
        .catch((error: unknown) => this.emit('error', error));
    }
    for (const [id, peer] of this.#peers) {
      if (!isSecond && !this.#paths.get(id)?.isLoaded) continue;
      peer.sample().catch((error: unknown) => peer.emit('error', error));
    }
  }
}
