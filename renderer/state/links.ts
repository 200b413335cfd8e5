import type { LinkOutcome, MadangApi } from '#ipc';

/** Links that lead out of the app. In a browser they are the browser's. */
export class Links {
  readonly #desktop: MadangApi | null;

  /** @param desktop null in a browser */
  constructor(desktop: MadangApi | null) {
    this.#desktop = desktop;
  }

  /** Whether a link is opened by `open`, and not by pressing it alone. */
  get areAskedAbout(): boolean {
    return this.#desktop !== null;
  }

  /**
   * Lets the system ask the person whether to open a link, and open it.
   * @param address as the URL Standard spells it
   */
  async open(address: string): Promise<LinkOutcome> {
    try {
      return (await this.#desktop?.openLink(address)) ?? 'failed';
    } catch (error) {
      console.warn('a link was not opened', error);
      return 'failed';
    }
  }
}
