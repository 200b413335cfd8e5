const firstMs = 250;
const longestMs = 5_000;

/** Waits between tries: longer each time, and never as long as others who lost the connection at the same moment. */
export class Backoff {
  readonly #random: () => number;
  #tries = 0;
  #wake: () => void = () => undefined;

  /** @param random gives numbers from 0 up to 1 */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Settles when it is time for the next try. */
  wait(): Promise<void> {
    const longest = Math.min(longestMs, firstMs * 2 ** this.#tries);
    this.#tries += 1;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, longest * (0.5 + this.#random() / 2));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** It is worth a try at once: something has changed. */
  hurry(): void {
    this.#tries = 0;
    this.#wake();
  }
}
