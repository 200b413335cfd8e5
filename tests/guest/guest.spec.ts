// Guests in a current Chromium, in a room that is hosted without a window.
import { expect, test } from '@playwright/test';
import { launchChromium } from '../lab/chromium.ts';
import { startHeadlessHost, type HeadlessHost } from '../support/headless-host.ts';
import { enterFromGreenRoom, expectSaid, expectSeenAndHeard, people, say, tile } from '../support/room.ts';

const { chan, dain } = people;
let host: HeadlessHost;

test.beforeEach(() => {
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
  host = startHeadlessHost(['--host', 'Yard', '--name', 'Ara']);
});
test.afterEach(async () => {
  await host.close();
});

test('two guests join by the printed link, see and hear each other, and are told when the host ends', async () => {
  await expect.poll(() => host.guestLink()).toBeDefined();
  const link = host.guestLink() ?? '';
  // The QR code is there to be scanned off the terminal.
  expect(host.output()).toMatch(/[█▀▄]{10}/);

  const browsers = [];
  const pages = [];
  for (const person of [chan, dain]) {
    const browser = await launchChromium({ camera: person, microphone: person });
    browsers.push(browser);
    const page = await browser.context.newPage();
    await page.goto(link);
    await page.getByLabel('Your name').fill(person.name);
    await enterFromGreenRoom(page, 'Join');
    pages.push(page);
  }
  const [one, other] = pages;
  if (!one || !other) throw new Error('two pages were opened');
  await expectSeenAndHeard(one, dain);
  await expectSeenAndHeard(other, chan);
  await say(one, 'hello');
  await expectSaid(other, chan.name, 'hello');

  // Closing the page says goodbye; a browser that is killed cannot, and would be waited for.
  await one.close();
  await expect(tile(other, chan.name)).toHaveCount(0, { timeout: 2_000 });
  expect(await host.close()).toBe(0);
  await expect(other.getByRole('heading', { name: 'The host closed the room' })).toBeVisible();
  for (const browser of browsers) await browser.close();
});

test('a guest who refuses camera and microphone joins all the same, and is told how to allow them', async () => {
  await expect.poll(() => host.guestLink()).toBeDefined();
  const browser = await launchChromium({ denyMedia: true });
  const page = await browser.context.newPage();
  await page.goto(host.guestLink() ?? '');
  await expect(page.getByText('This page may not use the camera.')).toBeVisible();
  await expect(page.getByText('This page may not use the microphone.')).toBeVisible();
  await page.getByLabel('Your name').fill('Eun');
  await enterFromGreenRoom(page, 'Join');
  await browser.close();
});
