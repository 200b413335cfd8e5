// What a page may try to get out of, run in the page itself.
import type { Page } from '@playwright/test';
import type { MadangApi } from '#ipc';
import type { App } from './app.ts';

/** The functions that the page has of main: named by the contract's own type, so none is missing or too many. */
export const contract = {
  appInfo: true,
  readSettings: true,
  writeSettings: true,
  networkAddresses: true,
  examineNetwork: true,
  discoveredRooms: true,
  startHost: true,
  stopHost: true,
  probeServer: true,
  trustServer: true,
  captureSources: true,
  chooseCaptureSource: true,
  setActiveRoom: true,
  tellCall: true,
  tellNews: true,
  openLink: true,
  muteKeys: true,
  showWindow: true,
  answerClosing: true,
  takeTroubles: true,
  systemReport: true,
  keepStay: true,
  takeStay: true,
  updateState: true,
  checkForUpdate: true,
  downloadUpdate: true,
  cancelUpdate: true,
  installUpdate: true,
  onDiscoveryChanged: true,
  onLinkOpened: true,
  onCallCommand: true,
  onMuteKeysChanged: true,
  onWindowShown: true,
  onClosingAsked: true,
  onUpdateChanged: true,
  onTrouble: true,
} as const satisfies Record<keyof MadangApi, true>;

/** Calls one of the page's functions with anything at all, and says what came of it. */
export async function callMadang(page: Page, name: keyof MadangApi, argument?: unknown): Promise<string> {
  return page.evaluate(
    async ([called, given]) => {
      const api: unknown = Reflect.get(window, 'madang');
      if (typeof api !== 'object' || api === null) return 'no api';
      const call: unknown = Reflect.get(api, called);
      if (typeof call !== 'function') return 'no such call';
      try {
        return `answered ${JSON.stringify(await Reflect.apply(call, api, [given]))}`;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    [name, argument] as const,
  );
}

/** Opens a WebSocket in the page; says whether it opened. */
export async function canOpenSocket(page: Page, port: number): Promise<boolean> {
  return page.evaluate(
    (url) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(url);
        socket.onopen = () => {
          socket.close();
          resolve(true);
        };
        socket.onerror = () => {
          resolve(false);
        };
      }),
    `wss://127.0.0.1:${String(port)}/socket.io/?EIO=4&transport=websocket`,
  );
}

/** Opens a second window of the app on a page, with the same preload script as the first has. */
export async function openStranger(app: App, url: string): Promise<Page> {
  const opened = app.electron.waitForEvent('window');
  await app.electron.evaluate(async ({ app: main, BrowserWindow }, address) => {
    const preload = `${main.getAppPath()}/dist/preload/preload.cjs`;
    const window = new BrowserWindow({ webPreferences: { preload, sandbox: true } });
    await window.loadURL(address);
  }, url);
  return opened;
}
