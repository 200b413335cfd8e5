// A hall in one page: of the runtime, or of the Chromium that a guest has.
import type { Page } from '@playwright/test';
import { Hall } from '../hall/hall.ts';
import { launchChromium } from '../lab/chromium.ts';
import { test as base } from '../support/app.ts';

const emptyPage = new URL('../support/bare-app/index.html', import.meta.url);

/** Playwright's `test` with a page of the runtime, an empty hall with that page, and a way to Chromium. */
export const hallTest = base.extend<{
  readonly engine: Page;
  readonly hall: Hall;
  readonly chromium: Page;
}>({
  engine: async ({ launchBare }, use) => {
    await use((await launchBare()).window);
  },
  hall: async ({ engine }, use) => {
    const hall = new Hall();
    await hall.open(engine);
    await use(hall);
  },
  chromium: async ({ hall }, use) => {
    const { context, close } = await launchChromium();
    const page = await context.newPage();
    await page.goto(emptyPage.href);
    await hall.open(page);
    await use(page);
    await close();
  },
});
