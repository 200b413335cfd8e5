const shownMs = 2_000;

/** Puts text on the clipboard, and tells for two seconds that it is there. To be made while a component is made. */
export class Copying {
  #outcome = $state<'copied' | 'failed' | null>(null);

  constructor() {
    $effect(() => {
      if (this.#outcome !== 'copied') return;
      const timer = setTimeout(() => (this.#outcome = null), shownMs);
      return () => clearTimeout(timer);
    });
  }

  /** What became of the last copy; null before, and some time after it worked. */
  get outcome(): 'copied' | 'failed' | null {
    return this.#outcome;
  }

  /** Never throws: a failure is the outcome, and handed on. */
  async copy(read: () => string | Promise<string>, onFailed: (error: unknown) => void): Promise<void> {
    try {
      await navigator.clipboard.writeText(await read());
      this.#outcome = 'copied';
    } catch (error) {
      onFailed(error);
      this.#outcome = 'failed';
    }
  }
}
