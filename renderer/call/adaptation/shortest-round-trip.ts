/** A queue drains sooner than this once less is sent; a round trip that stays longer has another path. */
const windowMs = 60_000;

/** The shortest round trip of the last one to two minutes: what the path takes with no queue on it. */
export class ShortestRoundTrip {
  #before = Infinity;
  #now = Infinity;
  #startedAt = -Infinity;

  /** Milliseconds; Infinity before the first. */
  get ms(): number {
    return Math.min(this.#before, this.#now);
  }

  /** Takes a measurement in milliseconds; 0 means that there is none. */
  add(atMs: number, roundTripMs: number): void {
    if (roundTripMs <= 0) return;
    if (atMs - this.#startedAt >= windowMs) {
      this.#before = this.#now;
      this.#now = Infinity;
      this.#startedAt = atMs;
    }
    this.#now = Math.min(this.#now, roundTripMs);
  }
}
