import { nativeImage, type BrowserWindow } from 'electron';
import { drawTrayIcon } from './tray-icon.ts';

const size = 64;

/**
 * Gives a window the app's sign, for desktops that ask the window and not the installed app. Once it is shown, so that
 * nothing waits for the drawing. macOS knows icons of apps only.
 */
export function giveIcon(window: BrowserWindow): void {
  if (process.platform === 'darwin') return;
  window.once('show', () => {
    window.setIcon(nativeImage.createFromBitmap(drawTrayIcon(size, 'on'), { width: size, height: size }));
  });
}
