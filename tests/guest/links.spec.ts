// Links in the chat of a guest's browser: the browser's own, to a page that learns nothing of the room.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { launchChromium } from '../lab/chromium.ts';
import { test } from '../support/app.ts';
import { expectInRoom, expectSaid, hostRoom, people, say } from '../support/room.ts';

const { ara, chan } = people;

test('a link opens beside the room, by mouse and keyboard, and what it leads to is told nothing', async ({
  launchApp,
}) => {
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
  const asked: IncomingHttpHeaders[] = [];
  const elsewhere = createServer((request, response) => {
    if (request.url === '/plan') asked.push(request.headers);
    response.end('<h1>Plan</h1>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${String((elsewhere.address() as AddressInfo).port)}/plan`;
  const { host } = await hostRoom(launchApp, ara);
  const browser = await launchChromium({ camera: chan, microphone: chan });
  try {
    const page = await browser.context.newPage();
    await page.goto(await host.window.getByLabel('Link for any browser').inputValue());
    await page.getByLabel('Your name').fill(chan.name);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expectInRoom(page);
    await say(host.window, `계획은 ${address}에서, not javascript:alert(1)`);
    await expectSaid(page, ara.name, '계획은');
    const links = page.getByRole('log').getByRole('link');
    await expect(links).toHaveText([address]);

    for (const press of [() => links.click(), () => links.press('Enter')]) {
      const opened = page.waitForEvent('popup');
      await press();
      const other = await opened;
      await expect(other.getByRole('heading', { name: 'Plan' })).toBeVisible();
      expect(other.url()).toBe(address);
      expect(await other.evaluate(() => window.opener === null)).toBe(true);
      await other.close();
    }
    expect(asked).toHaveLength(2);
    for (const headers of asked) expect(headers.referer).toBeUndefined();
    await expectInRoom(page);
  } finally {
    await browser.close();
    elsewhere.close();
  }
});
