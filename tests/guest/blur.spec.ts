// A guest's browser blurs what is behind them, with the runtime and the model that the host serves compressed.
import { expect, test } from '@playwright/test';
import { launchChromium } from '../lab/chromium.ts';
import { expectBlurred, expectSharp, personBeforeWall } from '../support/blur.ts';
import { startHeadlessHost } from '../support/headless-host.ts';

test('a guest blurs their background', async () => {
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
  test.setTimeout(120_000);
  const host = startHeadlessHost(['--host', 'Yard', '--name', 'Ara']);
  const browser = await launchChromium({ switches: personBeforeWall() });
  try {
    await expect.poll(() => host.guestLink()).toBeDefined();
    const page = await browser.context.newPage();
    await page.goto(host.guestLink() ?? '');
    const preview = page.locator('video');
    await expectSharp(preview);
    await page.getByRole('switch', { name: 'Blur my background' }).check();
    await expectBlurred(preview);
  } finally {
    await browser.close();
    await host.close();
  }
});
