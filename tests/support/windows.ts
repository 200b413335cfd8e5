// Windows as the screen picker sees them.
import { execFileSync, spawnSync } from 'node:child_process';
import type { App } from './app.ts';

/** Whether `manageWindow` has the program it needs (xprop, of the package x11-utils). */
export function canManageWindows(): boolean {
  return spawnSync('xprop', ['-version']).error === undefined;
}

/**
 * Marks one of an app's windows as a window manager would: without the mark, and without a window manager on
 * a virtual display, no window is listed as a source to share.
 * @param title how the window's title begins
 * @returns the whole title
 */
export async function manageWindow(app: App, title: string): Promise<string> {
  const found = await app.electron.evaluate(({ BrowserWindow }, start) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.getTitle().startsWith(start));
    return window && { title: window.getTitle(), id: window.getMediaSourceId().split(':')[1] ?? '' };
  }, title);
  if (!found) throw new Error(`No window is called ${title}`);
  execFileSync('xprop', ['-id', found.id, '-format', 'WM_STATE', '32c', '-set', 'WM_STATE', '1']);
  return found.title;
}

/** Closes the window with this title. */
export async function closeWindow(app: App, title: string): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, whole) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.getTitle() === whole)
      ?.close();
  }, title);
}
