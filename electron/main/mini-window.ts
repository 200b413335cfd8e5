import { screen, type BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import { miniWindowName } from '#ipc';
import { log } from './logging.ts';

const usual = { width: 320, height: 200 };
const smallest = { width: 200, height: 125 };
const margin = 24;

/**
 * The small window over all others that the page may open during a call: one, empty, and of this form only. The page
 * draws into it, so a call's pictures need no second connection; it has no preload script and no answer from main.
 */
export class MiniWindow {
  #isOpen = false;
  // Where it was put, for as long as the app runs.
  #bounds: Rectangle | null = null;

  /** Lets this window's page open it. After `guardNavigation`, whose refusal it takes the place of. */
  allowFrom(window: BrowserWindow): void {
    const { webContents } = window;
    webContents.setWindowOpenHandler(({ url, frameName }) => {
      if (url === 'about:blank' && frameName === miniWindowName && !this.#isOpen) {
        return { action: 'allow', overrideBrowserWindowOptions: this.#optionsFor(window) };
      }
      log.warn('new window refused');
      return { action: 'deny' };
    });
    webContents.on('did-create-window', (mini) => {
      this.#take(mini);
    });
  }

  #take(mini: Electron.BrowserWindow): void {
    this.#isOpen = true;
    // Above windows that fill the screen too, as a presentation does.
    mini.setAlwaysOnTop(true, 'screen-saver');
    mini.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    mini.showInactive();
    // Its page lives in the process of the page that opened it, and is nothing without.
    mini.webContents.on('render-process-gone', () => {
      mini.destroy();
    });
    mini.on('close', () => {
      this.#bounds = mini.getBounds();
    });
    mini.on('closed', () => {
      this.#isOpen = false;
    });
  }

  #optionsFor(window: BrowserWindow): BrowserWindowConstructorOptions {
    const { workArea } = screen.getDisplayMatching(window.getBounds());
    return {
      width: usual.width,
      height: usual.height,
      x: workArea.x + workArea.width - usual.width - margin,
      y: workArea.y + workArea.height - usual.height - margin,
      ...(this.#bounds ?? {}),
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      frame: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      backgroundColor: '#121615',
      webPreferences: { backgroundThrottling: false, sandbox: true, contextIsolation: true },
    };
  }
}
