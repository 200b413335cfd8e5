const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
const forgetAfterMs = 10 * 60_000;
const mostRemembered = 4_096;

interface Failures {
  count: number;
  last: number;
}

/**
 * Slows down whoever guesses: after each wrong try the next is looked at after 1, 2, 4 … 60 s. It remembers a
 * bounded number of guessers, and each for ten minutes after their last wrong try.
 */
export class GuessThrottle {
  readonly #now: () => number;
  // In the order of their last failures.
  readonly #failures = new Map<string, Failures>();

  /** @param now a clock that never goes back, in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** How long until a try is looked at, in whole milliseconds; 0 when it is now. @param keys who tries, in every way known */
  waitMs(keys: readonly string[]): number {
    const now = this.#now();
    const waits = keys.map((key) => {
      const failures = this.#recent(key, now);
      return failures ? failures.last + waitAfter(failures.count) - now : 0;
    });
    return Math.max(0, ...waits.map(Math.ceil));
  }

  /** Takes in a wrong try. */
  failed(keys: readonly string[]): void {
    const now = this.#now();
    for (const key of keys) {
      const count = (this.#recent(key, now)?.count ?? 0) + 1;
      this.#failures.delete(key);
      this.#failures.set(key, { count, last: now });
    }
    for (const [key, { last }] of this.#failures) {
      if (this.#failures.size <= mostRemembered && now - last < forgetAfterMs) break;
      this.#failures.delete(key);
    }
  }

  /** Takes in a right try: what came before was no guessing. */
  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  /** How many guessers are remembered. */
  get size(): number {
    return this.#failures.size;
  }

  #recent(key: string, now: number): Failures | null {
    const failures = this.#failures.get(key);
    return failures && now - failures.last < forgetAfterMs ? failures : null;
  }
}

function waitAfter(count: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (count - 1));
}
