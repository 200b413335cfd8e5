import { Notification, type BrowserWindow } from 'electron';
import type { News } from '#ipc';
import { log } from './logging.ts';

// Those that stand beyond this are taken away, the oldest first: after a while away nobody reads thirty.
const most = 3;

/** Tells a person who does not look at the window what happens in the call. */
export class Notifications {
  readonly #window: () => BrowserWindow | null;
  readonly #show: () => void;
  #standing: Notification[] = [];

  /** @param show brings the window to the front */
  constructor(window: () => BrowserWindow | null, show: () => void) {
    this.#window = window;
    this.#show = show;
  }

  /** Shows it, unless the window has the person's eyes. */
  tell({ title, body }: News): void {
    if (this.#isLookedAt() || !Notification.isSupported()) return;
    const notification = new Notification({ title, body, silent: true });
    notification.on('click', this.#show);
    notification.on('failed', (_event, error) => {
      log.warn('the system shows no notification', error);
    });
    notification.show();
    this.#standing.push(notification);
    if (this.#standing.length > most) this.#standing.shift()?.close();
  }

  /** Takes away those that stand: the window is looked at, or the call is over. */
  clear(): void {
    for (const notification of this.#standing) notification.close();
    this.#standing = [];
  }

  #isLookedAt(): boolean {
    const window = this.#window();
    return window !== null && window.isVisible() && !window.isMinimized() && window.isFocused();
  }
}
