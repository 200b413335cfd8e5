import type { Rate } from '#protocol';

/** Milliseconds of a clock that never goes back. */
export type Clock = () => number;

/** The process's own clock. */
export const processClock: Clock = () => performance.now();

/**
 * A rate limit: `burst` things may happen at once, and `perSecond` after that. The tokens that time has brought
 * are reckoned when one is asked for, so a bucket costs no timer.
 */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #now: Clock;
  #tokens: number;
  #reckonedAt: number;

  /** A full bucket. */
  constructor(rate: Rate, now: Clock = processClock) {
    this.#rate = rate;
    this.#now = now;
    this.#tokens = rate.burst;
    this.#reckonedAt = now();
  }

  /** Takes a token. @returns whether there was one */
  take(): boolean {
    this.#reckon();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Whether nothing has happened for so long that the bucket is as good as new. */
  get isFull(): boolean {
    this.#reckon();
    return this.#tokens === this.#rate.burst;
  }

  #reckon(): void {
    const now = this.#now();
    const brought = (Math.max(0, now - this.#reckonedAt) / 1_000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + brought);
    this.#reckonedAt = now;
  }
}
