import { app, type BrowserWindow } from 'electron';

/** What closing needs to know, and whom it asks. */
export interface ClosingOptions {
  /** Whether the person is in a call. */
  isInCall: () => boolean;
  /** Asks in the page whether to leave the call. */
  ask: () => void;
}

/**
 * Asks before a window is closed, or the app is ended by its own menu, in the middle of a call. The system's wish to end
 * the app is not held up, nor is a second wish to close while the question stands: a page that does not answer must not
 * keep its window open.
 */
export class Closing {
  readonly #options: ClosingOptions;
  #isQuitting = false;
  #asked: 'close' | 'quit' | null = null;

  constructor(options: ClosingOptions) {
    this.#options = options;
    app.on('before-quit', () => {
      this.#isQuitting = true;
    });
  }

  follow(window: BrowserWindow): void {
    window.on('close', (event) => {
      if (this.#isQuitting || !this.#mustAsk(window)) return;
      event.preventDefault();
      this.#asked = 'close';
      this.#options.ask();
    });
    window.on('closed', () => {
      this.#asked = null;
    });
  }

  /** A person wants the app to end, by its menu or the menu's keys. */
  quit(window: BrowserWindow | null): void {
    if (window === null || !this.#mustAsk(window)) {
      app.quit();
      return;
    }
    this.#asked = 'quit';
    this.#options.ask();
  }

  /** What the person said: to leave and close, or to stay. */
  answer(window: BrowserWindow | null, leaves: boolean): void {
    const asked = this.#asked;
    if (!leaves) this.#asked = null;
    else if (asked === 'quit') app.quit();
    else window?.close();
  }

  #mustAsk(window: BrowserWindow): boolean {
    return this.#asked === null && this.#options.isInCall() && !window.webContents.isCrashed();
  }
}
