import { app, type BrowserWindow } from 'electron';

/** What closing needs to know, and whom it asks. */
export interface ClosingOptions {
  /** Whether the person is in a call. */
  isInCall: () => boolean;
  /** Asks in the page whether to leave the call. */
  ask: () => void;
}

/**
 * Asks before a window is closed in the middle of a call. The app's own end is not held up, nor is a second wish to
 * close while the question stands: a page that does not answer must not keep its window open.
 */
export class Closing {
  readonly #options: ClosingOptions;
  #isQuitting = false;
  #isAsking = false;

  constructor(options: ClosingOptions) {
    this.#options = options;
    app.on('before-quit', () => {
      this.#isQuitting = true;
    });
  }

  follow(window: BrowserWindow): void {
    window.on('close', (event) => {
      const { isInCall, ask } = this.#options;
      if (this.#isQuitting || this.#isAsking || !isInCall() || window.webContents.isCrashed()) return;
      event.preventDefault();
      this.#isAsking = true;
      ask();
    });
    window.on('closed', () => {
      this.#isAsking = false;
    });
  }

  /** What the person said: to leave and close, or to stay. */
  answer(window: BrowserWindow | null, leaves: boolean): void {
    if (leaves) window?.close();
    else this.#isAsking = false;
  }
}
