/**
 * What the page needs to come back into its room, kept in memory while it is in one. It is sealed by a key that only
 * the page's origin has, and given to the page that follows one which crashed, and to no other.
 */
export class KeptStay {
  #sealed: string | null = null;
  #isFree = false;

  keep(sealed: string | null): void {
    this.#sealed = sealed;
  }

  /** The page has crashed: the next may have it. @returns whether there is anything */
  handleCrash(): boolean {
    this.#isFree = true;
    return this.#sealed !== null;
  }

  /** Gives it once. */
  take(): string | null {
    const sealed = this.#isFree ? this.#sealed : null;
    this.#isFree = false;
    this.#sealed = null;
    return sealed;
  }
}
