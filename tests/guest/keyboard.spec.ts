// A guest's browser by keyboard alone, from the link into the call and out of it again: each control reached, seen to
// have the focus, in order, and used.
import { expect } from '@playwright/test';
import { launchChromium, type GuestBrowser } from '../lab/chromium.ts';
import { test } from '../support/app.ts';
import { chooseColour } from '../support/keyboard/colour.ts';
import { barButton, named, panelOf, pinOf } from '../support/keyboard/controls.ts';
import { chooseDevices, tryDevices, turnDevices } from '../support/keyboard/devices.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { expectInRoom, expectSaid, hostRoom, people, say, screenOf, tile } from '../support/room.ts';

const { ara, chan } = people;
let browser: GuestBrowser;

test.beforeEach(async () => {
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
  browser = await launchChromium({ camera: chan, microphone: chan });
});
test.afterEach(async () => {
  await browser.close();
});

test('from the link into the call and out of it again, by keyboard alone', async ({ launchApp }) => {
  const { host } = await hostRoom(launchApp, ara);
  const page = await browser.context.newPage();
  await page.goto(await host.window.getByLabel('Link for any browser').inputValue());
  await expect(page.getByRole('region', { name: 'Your camera picture' }).locator('video')).toBeVisible();
  const keyboard = await Keyboard.at(page);
  await keyboard.walk("a guest's green room");
  await chooseColour(keyboard, page);
  await keyboard.type(page.getByLabel('Your name'), chan.name);
  await tryDevices(keyboard, page);
  await keyboard.use(named(page, 'Join'), 'Enter');
  await expectInRoom(page);
  await expect(tile(page, ara.name).getByTitle('Not verified')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await keyboard.walk("a guest's room");

  const own = tile(host.window, chan.name);
  await turnDevices(keyboard, page.getByRole('toolbar'));
  await keyboard.use(barButton(page, 'Microphone'), 'Enter');
  await expect(own).toContainText('Microphone off');
  await chooseDevices(keyboard, page);
  for (const name of [ara.name, `${chan.name} (you)`]) await keyboard.use(pinOf(page, name), 'Enter');
  await expect(pinOf(page, `${chan.name} (you)`)).toHaveAttribute('aria-pressed', 'true');
  await keyboard.use(barButton(page, 'React'), 'Enter');
  await keyboard.use(named(page, 'Raise hand'), 'Enter');
  await expect(own.getByTitle('Hand raised')).toBeVisible();
  await expect(barButton(page, 'Hand raised')).toBeFocused();
  await keyboard.use(barButton(page, 'Hand raised'), 'Enter');
  await keyboard.use(named(page, 'Lower hand'), 'Enter');
  await expect(own.getByTitle('Hand raised')).toHaveCount(0);
  await keyboard.use(barButton(page, 'Layout'), 'Enter');
  await keyboard.use(page.getByRole('radio', { name: 'Automatic' }), 'ArrowDown', 'Escape');
  await expect(barButton(page, 'Layout')).toBeFocused();
  await keyboard.use(barButton(page, 'More'), 'Enter', 'Escape');
  await expect(barButton(page, 'More')).toBeFocused();

  await keyboard.use(barButton(page, 'Share screen'), 'Enter');
  await expect(screenOf(host.window, chan.name)).toBeVisible();
  await keyboard.use(named(page, 'Stop sharing'), 'Enter');
  await expect(screenOf(host.window, chan.name)).toHaveCount(0);

  await keyboard.use(barButton(page, 'Chat'), 'Enter');
  await page.keyboard.type('hello');
  await keyboard.walk("a guest's chat");
  await keyboard.use(named(page, 'Send'), 'Enter');
  await expectSaid(host.window, chan.name, 'hello');
  await expect(page.getByLabel('Message')).toBeFocused();
  await say(host.window, 'welcome');
  await expectSaid(page, ara.name, 'welcome');
  await keyboard.use(page.getByRole('tab', { name: 'Chat' }), 'ArrowRight');
  await expect(page.getByRole('tab', { name: 'People' })).toBeFocused();
  await keyboard.use(named(page, 'Close panel'), 'Enter');
  await expect(barButton(page, 'People')).toBeFocused();
  for (const name of ['People', 'Invite', 'How it connects']) {
    await keyboard.use(barButton(page, name), 'Enter');
    await expect(panelOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(barButton(page, name)).toBeFocused();
  }

  await keyboard.use(barButton(page, 'Leave'), 'Enter');
  await expect(own).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Join in your browser' })).toBeFocused();
  await keyboard.walk("a guest's start");
  await keyboard.use(page.getByRole('combobox', { name: 'Language' }), 'ArrowDown');
  await expect(page.getByRole('heading', { name: '브라우저로 참여' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await keyboard.expectAllUsed('button Back', 'button Open the room');
  await keyboard.use(named(page, 'Open the room'), 'Enter');

  const again = await Keyboard.at(page);
  await again.use(named(page, 'Back'), 'Enter');
  await expect(page.getByRole('heading', { name: 'Join in your browser' })).toBeFocused();
});
