import type { LayerName } from '../layers.ts';

/** How an encoder is doing, once a second. */
export interface EncoderSample {
  readonly atMs: number;
  /** Frames per second that the camera or screen gives. */
  readonly captured: number;
  /** Frames per second that the largest layer in use is encoded at, and was meant to be. */
  readonly encoded: number;
  readonly wanted: number;
  /** Milliseconds that one frame of it takes to encode. */
  readonly frameMs: number;
  /** What the engine itself says holds it back. */
  readonly limitation: 'none' | 'cpu' | 'bandwidth' | 'other';
}

/** So much of the time may one encoder take. */
const share = 0.8;
/** Fewer frames than this share of what comes in is too few, unless they are dropped to keep to a bitrate. */
const least = 0.6;
const patienceMs = 3_000;
const firstHoldMs = 20_000;
const mostHoldMs = 160_000;

/**
 * Lowers a whole publication a layer at a time while the processor cannot keep up with its encoder, and raises
 * it again after a while; twice as long after each time that was too early.
 */
export class LoadControl {
  readonly #ladder: readonly LayerName[];
  #at = 0;
  #troubleSince: number | null = null;
  #raisedAt = -Infinity;
  #holdMs = firstHoldMs;
  #holdUntil = 0;

  /** @param ladder the layers, largest first */
  constructor(ladder: readonly LayerName[]) {
    this.#ladder = ladder;
  }

  /** @returns the largest layer that may be sent; null while there is no limit */
  handleSample(sample: EncoderSample): LayerName | null {
    const { atMs } = sample;
    this.#troubleSince = isTrouble(sample) ? (this.#troubleSince ?? atMs) : null;
    if (this.#troubleSince !== null && atMs - this.#troubleSince >= patienceMs) {
      if (atMs - this.#raisedAt < firstHoldMs) this.#holdMs = Math.min(this.#holdMs * 2, mostHoldMs);
      this.#at = Math.min(this.#at + 1, this.#ladder.length - 1);
      this.#troubleSince = null;
      this.#holdUntil = atMs + this.#holdMs;
    } else if (this.#at > 0 && this.#troubleSince === null && atMs >= this.#holdUntil) {
      this.#at -= 1;
      this.#raisedAt = atMs;
      this.#holdUntil = atMs + this.#holdMs;
    }
    return this.#at === 0 ? null : (this.#ladder[this.#at] ?? null);
  }
}

function isTrouble({ captured, encoded, wanted, frameMs, limitation }: EncoderSample): boolean {
  const expected = Math.min(captured, wanted);
  if (expected <= 0) return false;
  if (limitation === 'cpu' || frameMs * encoded > share * 1000) return true;
  return limitation === 'none' && encoded < expected * least;
}
