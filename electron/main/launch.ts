import type { AppInfo } from '#ipc';

type Launched = AppInfo['launch'];

/**
 * How the app was started, told to its first page only: a page that is loaded anew must not host or join
 * again by itself. A link that is opened before that page is there becomes the one to join.
 */
export class Launch {
  #launched: Launched;
  #taken = false;

  constructor({ host, join, name }: Launched) {
    this.#launched = { host, join, name };
  }

  take(): Launched {
    const launched = this.#launched;
    this.#taken = true;
    this.#launched = { host: null, join: null, name: launched.name };
    return launched;
  }

  /** @returns whether the link waits for the first page; otherwise the page that is there has to be told */
  hold(link: string): boolean {
    if (!this.#taken) this.#launched = { ...this.#launched, join: link };
    return !this.#taken;
  }
}
