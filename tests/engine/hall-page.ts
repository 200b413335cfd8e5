// A hall in one page: of the runtime, or of the Chromium that a guest has.
import type { Page } from '@playwright/test';
import { Hall } from '../hall/hall.ts';
import { launchChromium, type GuestBrowser } from '../lab/chromium.ts';
import { test as base } from '../support/app.ts';

const emptyPage = new URL('../support/bare-app/index.html', import.meta.url);

/** Playwright's `test` with a page of the runtime, a hall with that page in it, and a way to one of Chromium. */
export const hallTest = base.extend<{
  readonly engine: Page;
  readonly hall: Hall;
  readonly open: { chromium(...switches: string[]): Promise<Page> };
}>({
  engine: async ({ launchBare }, use) => {
    await use((await launchBare()).window);
  },
  hall: async ({ engine }, use) => {
    const hall = new Hall();
    await hall.open(engine);
    await use(hall);
  },
  open: async ({ hall }, use) => {
    const browsers: GuestBrowser[] = [];
    await use({
      chromium: async (...switches) => {
        const browser = await launchChromium({ switches });
        browsers.push(browser);
        const page = await browser.context.newPage();
        await page.goto(emptyPage.href);
        await hall.open(page);
        return page;
      },
    });
    for (const browser of browsers) await browser.close();
  },
});
