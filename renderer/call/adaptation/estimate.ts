/**
 * The engine probes no further than this, in bit/s, unless it is told a maximum, which a page cannot (WebRTC's
 * kDefaultMaxProbingBitrate). An estimate that is larger grows only with what is really sent, and a share that stands
 * still sends next to nothing: from here on, only loss and delay say that a path is too narrow.
 */
export const probingLimit = 5_000_000;

/** The estimate must stay this far over what is sent. */
const least = 0.9;
/** A failed trial presses the estimate far under what the path carries: so long it says nothing. */
const pressedMs = 5_000;
/** How often the engine is asked to measure while its estimate is too small. */
const probeEveryMs = 1_500;

/** What a path may carry as far as an estimate says, in bit/s. */
export function reachOf(estimate: number): number {
  return estimate >= probingLimit ? Infinity : estimate;
}

/** An estimate, in bit/s, says that a path does not carry so much. */
export function isUnder(estimate: number, bitrate: number): boolean {
  return reachOf(estimate) < bitrate * least;
}

/** Tells an estimate that falls with its path from one that a failed trial has pressed. */
export class PressedEstimate {
  #until = -Infinity;
  /** What was carried before the trial is carried still, until the estimate falls further than to this. */
  #pressedTo = Infinity;

  handleFailedTrial(atMs: number, estimate: number): void {
    this.#until = atMs + pressedMs;
    this.#pressedTo = estimate;
  }

  /** The path does not carry so much any more. */
  isUnder(atMs: number, estimate: number, bitrate: number): boolean {
    if (!isUnder(estimate, bitrate)) this.#pressedTo = Infinity;
    else if (atMs < this.#until) this.#pressedTo = Math.min(this.#pressedTo, estimate);
    return isUnder(estimate, Math.min(bitrate, this.#pressedTo));
  }
}

/** When to have the engine measure. */
export class Probes {
  #askedAt = -Infinity;
  #count = 0;

  /** How many since the last `reset`. */
  get count(): number {
    return this.#count;
  }

  reset(): void {
    this.#count = 0;
  }

  /** @returns whether it is time for one, which is taken to be asked for then */
  isDue(atMs: number): boolean {
    if (atMs - this.#askedAt < probeEveryMs) return false;
    this.#askedAt = atMs;
    this.#count += 1;
    return true;
  }
}
