import type { Trouble } from '#ipc';

/**
 * What went wrong in the app itself, told to the page in its window: at once where there is one that listens, else
 * to the next one that asks.
 */
export class Troubles {
  readonly #notify: (trouble: Trouble) => void;
  readonly #held = new Map<string, Trouble>();
  #isHeard = false;

  constructor(notify: (trouble: Trouble) => void) {
    this.#notify = notify;
  }

  tell(reason: Trouble['reason'], file: string | null = null): void {
    const trouble = { reason, file };
    if (this.#isHeard) this.#notify(trouble);
    // However often it happens: one word about it is enough.
    else this.#held.set(reason, trouble);
  }

  /** What nobody has been told of yet. From now on, a page listens. */
  take(): Trouble[] {
    this.#isHeard = true;
    const held = [...this.#held.values()];
    this.#held.clear();
    return held;
  }

  /** The page that listened is gone. */
  handlePageGone(): void {
    this.#isHeard = false;
  }
}
