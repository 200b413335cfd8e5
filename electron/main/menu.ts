import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * What is in the menu on macOS: what gives the usual shortcuts, and an end of the app that asks in a call.
 * @param quit called when a person wants the app to end
 */
export function macMenu(name: string, quit: () => void): MenuItemConstructorOptions[] {
  return [
    {
      label: name,
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { role: 'services' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        // The role of that name ends the app at once. In English, as the roles' own words are.
        { label: `Quit ${name}`, accelerator: 'Command+Q', click: quit },
      ],
    },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ];
}

/**
 * No menu bar on Windows and Linux, where Chromium handles copy and paste itself. Before the app is ready, so that
 * Electron does not build its own first.
 * @param quit see macMenu
 */
export function setMenu(quit: () => void): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(mac ? Menu.buildFromTemplate(macMenu(app.name, quit)) : null);
}
