import { Menu } from 'electron';

/**
 * No menu bar on Windows and Linux, where Chromium handles copy and paste itself; on macOS only what gives
 * the usual shortcuts. Before the app is ready, so that Electron does not build its own first.
 */
export function setMenu(): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    mac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null,
  );
}
