// Runs inside a page: two peers with a file between them, and a bare connection beside it for comparison.
import type { DownloadEnd, FileWish } from '../../renderer/call/files/file-download.ts';
import { Pieces } from '../../renderer/call/files/pieces.ts';
import { Peer } from '../../renderer/call/peer.ts';
import { checksBy } from './checks.ts';
import type { SignalBody } from '../../signaling/protocol/index.ts';

const id = 'A'.repeat(22);
/** What the bare connection sends with: the same message and the same water marks as ours. */
const bare = { pieceBytes: 64 * 1024, mostBuffered: 4 * 1024 * 1024, lowBuffered: 1024 * 1024 };

/** What came of a file. */
export interface Taken {
  readonly end: DownloadEnd;
  readonly ms: number;
  readonly bytes: number;
  /** SHA-256 in hexadecimal of what came, where it was asked for. */
  readonly hash: string | null;
}

/** Two people and the file that one offers. */
class FilePair {
  /** Bytes of what is offered. */
  offered: Blob | null = null;
  /** Everything that either was told. */
  readonly told: string[] = [];
  #sender: Peer | null = null;
  #taker: Peer | null = null;
  #kept = new Pieces();
  #takerOpened: () => void = () => undefined;

  /** Connects both, anew if they were connected before. */
  async connect(): Promise<void> {
    this.#sender?.close();
    this.#taker?.close();
    this.#taker = null;
    this.#sender = this.#open(true);
    await Promise.all([opened(this.#sender), new Promise<void>((resolve) => (this.#takerOpened = resolve))]);
  }

  /** Connects, and takes in the moment in which the taker knows who is at the other end. */
  takeAtOnce(): Promise<Taken> {
    return new Promise((resolve, reject) => {
      this.#sender?.close();
      this.#taker?.close();
      this.#taker = null;
      this.#takerOpened = () => void this.take({ hashed: true }).then(resolve, reject);
      this.#sender = this.#open(true);
    });
  }

  /** Offers so many bytes that do not repeat. */
  offer(bytes: number): void {
    const block = new Uint32Array(1024 * 1024);
    for (let at = 0; at < block.length; at += 1) block[at] = Math.imul(at, 2_654_435_761);
    const blocks = Array.from({ length: Math.ceil(bytes / block.byteLength) }, (_, at) => [
      new Uint32Array([at]),
      block,
    ]).flat();
    this.offered = new Blob(blocks).slice(0, bytes);
    this.#kept.clear();
  }

  /** Takes what is offered, from where it was cut off. @param stopAt closes the connection when so many bytes are here */
  take({ hashed = false, stopAt = Infinity } = {}): Promise<Taken> {
    const size = this.offered?.size ?? 0;
    const pieces = this.#kept;
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const wish: FileWish = {
        ...{ id, size, from: pieces.size },
        onPiece: (bytes) => {
          pieces.add(bytes);
          if (pieces.size >= stopAt) this.#taker?.close();
        },
        onEnd: (end) => {
          const ms = performance.now() - began;
          const found = { end, ms, bytes: pieces.size };
          if (!hashed) resolve({ ...found, hash: null });
          else hashOf(pieces.toBlob()).then((hash) => resolve({ ...found, hash }), reject);
        },
      };
      this.#taker?.files.download(wish);
    });
  }

  hashOffered(): Promise<string> {
    return hashOf(this.offered ?? new Blob());
  }

  /** Sends the same over a channel of a connection without anything else. @returns milliseconds */
  async takeBare(): Promise<number> {
    const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
    from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
    to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
    const channel = from.createDataChannel('bare', { negotiated: true, id: 0 });
    const far = to.createDataChannel('bare', { negotiated: true, id: 0 });
    far.binaryType = 'arraybuffer';
    await from.setLocalDescription();
    if (from.localDescription) await to.setRemoteDescription(from.localDescription);
    await to.setLocalDescription();
    if (to.localDescription) await from.setRemoteDescription(to.localDescription);
    await new Promise((resolve) => channel.addEventListener('open', resolve));
    const size = this.offered?.size ?? 0;
    const began = performance.now();
    const arrived = new Promise<number>((resolve) => {
      let received = 0;
      far.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
        received += data.byteLength;
        if (received === size) resolve(performance.now() - began);
      };
    });
    channel.bufferedAmountLowThreshold = bare.lowBuffered;
    const piece = new Uint8Array(bare.pieceBytes).fill(7);
    for (let sent = 0; sent < size; sent += piece.byteLength) {
      if (channel.bufferedAmount >= bare.mostBuffered)
        await new Promise((resolve) =>
          channel.addEventListener('bufferedamountlow', resolve, { once: true }),
        );
      channel.send(piece.subarray(0, Math.min(piece.byteLength, size - sent)));
    }
    const ms = await arrived;
    from.close();
    to.close();
    return ms;
  }

  // The first offer makes the other side, as in a mesh.
  #handOver(body: SignalBody, isFromSender: boolean): void {
    if ('refusal' in body) return;
    if (!isFromSender) this.#sender?.handleSignal(body);
    else (this.#taker ??= this.#open(false)).handleSignal(body);
  }

  #open(initiator: boolean): Peer {
    const [self, other] = initiator ? (['sender', 'taker'] as const) : (['taker', 'sender'] as const);
    const peer = new Peer({
      ...{ connection: new RTCPeerConnection({ bundlePolicy: 'max-bundle' }), initiator, polite: initiator },
      ...{ generation: 1, check: checksBy({ key: null }, self, () => undefined)(other, initiator) },
      onSender: () => undefined,
      findFile: (asked) => (asked === id ? this.offered : null),
      // Not in the same task, as over any network.
      send: ({ body }) => setTimeout(() => this.#handOver(body, initiator)),
    });
    if (!initiator) peer.on('open', () => this.#takerOpened());
    peer.on('error', (error) => this.told.push(String(error)));
    peer.on('file-taken', (file) => this.told.push(`taken ${file}`));
    return peer;
  }
}

function opened(peer: Peer): Promise<void> {
  return new Promise((resolve) => peer.on('open', () => resolve()));
}

async function hashOf(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

declare global {
  interface Window {
    pair: FilePair;
  }
}

window.pair = new FilePair();
