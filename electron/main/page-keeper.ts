import type { BrowserWindow } from 'electron';
import { appOrigin } from './app-origin.ts';
import { CrashCount } from './crash-count.ts';
import { log } from './logging.ts';

/** What stands in place of a page that keeps crashing; it has no scripts, and one link: to try again. */
export const stoppedPage = `${appOrigin}/stopped.html`;

/** Loads the page of a window, and again when its process ends, though not for ever. */
export class PageKeeper {
  readonly #onCrash: () => void;
  readonly #crashes = new CrashCount();

  /** @param onCrash called before the page is loaded again */
  constructor(onCrash: () => void) {
    this.#onCrash = onCrash;
  }

  follow(window: BrowserWindow): void {
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.error(`page gone: ${reason} ${String(exitCode)}`);
      if (window.isDestroyed() || reason === 'clean-exit') return;
      this.#onCrash();
      const isWorthIt = this.#crashes.add(Date.now());
      // Not in the turn in which Chromium takes the old process apart.
      setImmediate(() => {
        if (!window.isDestroyed()) load(window, isWorthIt ? `${appOrigin}/` : stoppedPage);
      });
    });
    window.webContents.on('will-navigate', ({ url }) => {
      if (url === `${appOrigin}/` && window.webContents.getURL() === stoppedPage) this.#crashes.clear();
    });
    load(window, `${appOrigin}/`);
  }
}

function load(window: BrowserWindow, url: string): void {
  window.loadURL(url).catch((error: unknown) => {
    log.error('loading the page failed', error);
  });
}
