/** What waits in the channel, at most, in bytes. */
const mostBuffered = 300_000;
/** A piece of filling fits one packet. */
const pieceBytes = 1_000;
const everyMs = 20;
/** What a timer that came late makes up for, at most: in a hidden window they come once a second. */
const mostLateMs = 1_000;

/**
 * Sends filling over a data channel of its own, unordered and never repeated, at a wanted rate. The receiver
 * drops it.
 */
export class Padding {
  readonly #channel: RTCDataChannel;
  readonly #piece = new Uint8Array(pieceBytes);
  #timer: ReturnType<typeof setInterval> | null = null;
  #bitrate = 0;
  #sentAt = 0;
  #due = 0;

  constructor(connection: RTCPeerConnection) {
    const init = { negotiated: true, id: 1, ordered: false, maxRetransmits: 0 };
    this.#channel = connection.createDataChannel('padding', init);
  }

  /** @param bitrate bit/s; 0 stops */
  setBitrate(bitrate: number): void {
    this.#bitrate = bitrate;
    if (bitrate > 0 && this.#timer === null) {
      this.#sentAt = performance.now();
      this.#timer = setInterval(() => this.#send(), everyMs);
    } else if (bitrate === 0) {
      this.close();
    }
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#due = 0;
  }

  #send(): void {
    const now = performance.now();
    this.#due += (Math.min(now - this.#sentAt, mostLateMs) * this.#bitrate) / 8_000;
    this.#sentAt = now;
    for (; this.#due >= pieceBytes; this.#due -= pieceBytes) {
      // What waits in the channel shows in no queue on the path: more would only come late.
      if (this.#channel.readyState === 'open' && this.#channel.bufferedAmount < mostBuffered) {
        this.#channel.send(this.#piece);
      }
    }
  }
}
