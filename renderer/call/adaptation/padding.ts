import { QueueWatch, type QueueSign } from './queue-watch.ts';

/** What waits in the channel, at most, in bytes. */
const mostBuffered = 300_000;
/** A piece of filling fits one packet. */
const pieceBytes = 1_000;
/** The first bytes of a piece: its number, or 0 for one that is not to be answered. The answer is those bytes alone. */
const markBytes = 4;
const everyMs = 20;
/** What a timer that came late makes up for, at most: in a hidden window they come once a second. */
const mostLateMs = 1_000;
/**
 * Filling grows to its full rate over so many milliseconds: where the path ends, little more is sent than it carries,
 * and its queue is found while it is short.
 */
export const rampMs = 2_000;

/**
 * Sends filling over a data channel of its own, unordered and never repeated, at a rate that grows to the wanted one.
 * The receiver answers some pieces; when the answers tell of a queue on the path, the filling stops by itself.
 */
export class Padding {
  readonly #channel: RTCDataChannel;
  readonly #queue = new QueueWatch();
  #sign: QueueSign = 'unknown';
  #number = 0;
  #timer: ReturnType<typeof setInterval> | null = null;
  #bitrate = 0;
  #startedAt = 0;
  #sentAt = 0;
  #due = 0;

  constructor(connection: RTCPeerConnection) {
    const init = { negotiated: true, id: 1, ordered: false, maxRetransmits: 0 };
    this.#channel = connection.createDataChannel('padding', init);
    this.#channel.binaryType = 'arraybuffer';
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#handleMessage(data);
  }

  /** Of the filling that is wanted now, or was last: what has made a queue has stopped by itself. */
  get queue(): QueueSign {
    return this.#sign;
  }

  /** @param bitrate bit/s; 0 stops */
  setBitrate(bitrate: number): void {
    this.#bitrate = bitrate;
    if (bitrate === 0) {
      this.close();
      if (this.#sign === 'growing') this.#sign = 'none';
    } else if (this.#timer === null && this.#sign !== 'growing') {
      this.#startedAt = this.#sentAt = performance.now();
      this.#queue.start(this.#startedAt);
      this.#timer = setInterval(() => this.#send(), everyMs);
    }
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#due = 0;
  }

  #send(): void {
    const now = performance.now();
    this.#sign = this.#queue.sign(now);
    if (this.#sign === 'growing') {
      this.close();
      return;
    }
    const rate = this.#bitrate * Math.min(1, (now - this.#startedAt) / rampMs);
    this.#due += (Math.min(now - this.#sentAt, mostLateMs) * rate) / 8_000;
    this.#sentAt = now;
    // One of each turn is to be answered.
    let mark = (this.#number = (this.#number + 1) >>> 0);
    for (; this.#due >= pieceBytes; this.#due -= pieceBytes) {
      // What waits in the channel shows in no queue on the path: more would only come late.
      if (!this.#canSend()) continue;
      const piece = new DataView(new ArrayBuffer(pieceBytes));
      piece.setUint32(0, mark);
      if (mark > 0) this.#queue.handleSent(mark, now);
      this.#channel.send(piece);
      mark = 0;
    }
  }

  #handleMessage(data: unknown): void {
    // What is no filling and no answer to any is dropped.
    if (!(data instanceof ArrayBuffer) || data.byteLength < markBytes) return;
    const number = new DataView(data).getUint32(0);
    if (data.byteLength === markBytes) this.#queue.handleAnswer(number, performance.now());
    else if (number > 0 && this.#canSend()) this.#channel.send(data.slice(0, markBytes));
  }

  #canSend(): boolean {
    return this.#channel.readyState === 'open' && this.#channel.bufferedAmount < mostBuffered;
  }
}
