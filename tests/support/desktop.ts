// What the desktop shows of an app besides its window, read at the engine's edge: a virtual display has no tray.
import { spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import type { App } from './app.ts';
import { readMain } from './main-process.ts';

declare global {
  /** In the main process of a followed app: what is in the tray now. */
  var shownInTray: { menu: Electron.Menu | null; tip: string } | undefined;
}

/** Keeps what the app puts into the tray from now on. Before the call. */
export async function followTray(app: App): Promise<void> {
  await app.electron.evaluate(({ Menu, Tray }) => {
    const shown: { menu: Electron.Menu | null; tip: string } = { menu: null, tip: '' };
    globalThis.shownInTray = shown;
    const follow = (name: string, note: (argument: unknown) => void) => {
      const original: unknown = Reflect.get(Tray.prototype, name);
      Reflect.set(Tray.prototype, name, function (this: Electron.Tray, argument: unknown) {
        note(argument);
        if (typeof original === 'function') Reflect.apply(original, this, [argument]);
      });
    };
    follow('setContextMenu', (menu) => {
      shown.menu = menu instanceof Menu ? menu : null;
    });
    follow('setToolTip', (tip) => {
      shown.tip = String(tip);
    });
    follow('destroy', () => {
      Object.assign(shown, { menu: null, tip: '' });
    });
  });
}

/** What the tray says when pointed at; empty while there is none. */
export function trayTip(app: App): Promise<string> {
  return readMain(app, () => globalThis.shownInTray?.tip ?? '');
}

/** Picks the item of the tray's menu that reads so. */
export async function pickInTray(app: App, label: string): Promise<void> {
  await app.electron.evaluate((_electron, wanted) => {
    const item = globalThis.shownInTray?.menu?.items.find((each) => each.label === wanted);
    if (!item) throw new Error(`the tray has no ${wanted}`);
    Reflect.apply(item.click, item, []);
  }, label);
}

/** Whether keys can be pressed as if on the keyboard itself, whichever app is in front (xdotool). */
export function canPressKeys(): boolean {
  return process.platform === 'linux' && spawnSync('xdotool', ['version']).error === undefined;
}

/** Presses keys on the display's keyboard, as in `ctrl+alt+d`. */
export function pressKeys(keys: string): void {
  const { status, stderr } = spawnSync('xdotool', ['key', '--clearmodifiers', keys], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}

/** Hides the window, or shows it: without a window manager, a virtual display can minimise none. */
export async function setShown(app: App, isShown: boolean): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, show) => {
    const [window] = BrowserWindow.getAllWindows().filter((each) => each.getParentWindow() === null);
    if (show) window?.show();
    else window?.hide();
  }, isShown);
}

/** Asks the window to close, as its frame does. */
export async function askToClose(app: App): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}
