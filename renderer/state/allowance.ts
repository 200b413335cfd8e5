import type { Rate } from '#protocol';
import { realTiming, type Timing } from '../call/timing.ts';

/** How much of something one person may still do: `burst` at once, then `perSecond` (a token bucket). */
export class Allowance {
  readonly #rate: Rate;
  readonly #timing: Timing;
  #left: number;
  #at: number;

  constructor(rate: Rate, timing: Timing = realTiming) {
    this.#rate = rate;
    this.#timing = timing;
    this.#left = rate.burst;
    this.#at = timing.now();
  }

  /** @returns false when that is too much for now, and none of it is taken */
  take(count: number): boolean {
    const now = this.#timing.now();
    const { burst, perSecond } = this.#rate;
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (count > this.#left) return false;
    this.#left -= count;
    return true;
  }
}

/** The same for each of several people, by id. */
export class Allowances {
  readonly #rate: Rate;
  readonly #each = new Map<string, Allowance>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** @returns false when that is too much of this one for now, and none of it is taken */
  take(id: string, count: number): boolean {
    let own = this.#each.get(id);
    if (!own) this.#each.set(id, (own = new Allowance(this.#rate)));
    return own.take(count);
  }

  forget(id: string): void {
    this.#each.delete(id);
  }
}
