// Ends the process of an app's page, and finds the page that comes after it.
import { chromium, expect, type Page } from '@playwright/test';
import type { App } from './app.ts';
import { readMain } from './main-process.ts';

/** Ends the process of the app's page, as a fault of the engine would; the app knows of it by then. */
export async function crashPage(app: App): Promise<void> {
  const before = crashesOf(app);
  await app.electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => !each.isAlwaysOnTop());
    window?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => crashesOf(app)).toBe(before + 1);
}

/** How often the app's page has ended so far, by its log. */
const crashesOf = (app: App) => app.output().split('page gone: ').length - 1;

/** Waits until the app shows a whole page again. */
export async function pageLoaded(app: App): Promise<void> {
  await expect
    .poll(() =>
      readMain(app, ({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows().find((each) => !each.isAlwaysOnTop());
        return window !== undefined && !window.webContents.isCrashed() && !window.webContents.isLoading();
      }),
    )
    .toBe(true);
}

/**
 * The page that the app shows now. For the driver that started the app, a page that has crashed is over for good; so
 * it is looked at by another, which knows nothing of before.
 */
export async function pageAfterCrash(app: App): Promise<Page> {
  await pageLoaded(app);
  const address = /DevTools listening on (ws:\/\/\S+)/.exec(app.output())?.[1];
  if (address === undefined) throw new Error('the app has no debugging port');
  const browser = await chromium.connectOverCDP(address);
  const find = () => browser.contexts().flatMap((context) => context.pages())[0];
  await expect.poll(() => find()?.url()).toMatch(/^app:/);
  const page = find();
  if (!page) throw new Error('the app shows no page');
  return page;
}
