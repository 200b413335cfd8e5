// RTP timestamps of video count 1/90000 s from a random start, modulo 2^32 (RFC 3550 section 5.1, RFC 3551
// section 5). Each sender has a start of its own, so a frame that changes senders needs another timestamp.

const wrap = 2 ** 32;
const ticksPerMs = 90;
/** The most that a moved clock is corrected by with one frame: 0.5 ms, which no eye and no jitter buffer sees. */
const slewTicks = 45;

/** @returns `ticks` as an RTP timestamp */
export function toRtp(ticks: number): number {
  return ((Math.round(ticks) % wrap) + wrap) % wrap;
}

/** @returns how far `later` is after `earlier`, in ticks; negative if it is before. Good up to 6.6 hours. */
export function ticksBetween(earlier: number, later: number): number {
  const ahead = toRtp(later - earlier);
  return ahead >= wrap / 2 ? ahead - wrap : ahead;
}

/**
 * Where one sender's RTP timestamps lie against the local clock. A frame is seen some time after it was taken,
 * never before, so the smallest distance of all frames is nearest to the truth.
 */
export class RtpClock {
  #offset: number | null = null;

  /** Learns from a frame that is seen at `nowMs`. */
  observe(rtpTimestamp: number, nowMs: number): void {
    const offset = nowMs * ticksPerMs - rtpTimestamp;
    this.#offset =
      this.#offset === null ? offset : this.#offset + Math.min(0, ticksBetween(this.#offset, offset));
  }

  /** Local time minus RTP timestamp, in ticks; null before the first frame. */
  get offset(): number | null {
    return this.#offset;
  }
}

/** Moves the frames of one stream after another onto one viewer's clock, so that audio and video stay in step. */
export class ClockMover {
  readonly #viewer: RtpClock;
  #shift: number | null = null;
  #last: number | null = null;

  /** @param viewer the clock of the sender that the frames are handed to */
  constructor(viewer: RtpClock) {
    this.#viewer = viewer;
  }

  /** The next frames come from another source. */
  changeSource(): void {
    this.#shift = null;
  }

  /** The sender's own encoder has sent a frame; what is moved next comes after it. */
  handleOwn(rtpTimestamp: number): void {
    this.#last = rtpTimestamp;
  }

  /** @returns the timestamp for the viewer's sender, always after the one before */
  move(rtpTimestamp: number, source: RtpClock): number {
    const wanted = (source.offset ?? 0) - (this.#viewer.offset ?? 0);
    this.#shift ??= wanted;
    const correction = ticksBetween(this.#shift, wanted);
    this.#shift += Math.max(-slewTicks, Math.min(slewTicks, correction));
    let moved = toRtp(rtpTimestamp + this.#shift);
    if (this.#last !== null && ticksBetween(this.#last, moved) <= 0) moved = toRtp(this.#last + 1);
    this.#last = moved;
    return moved;
  }
}
