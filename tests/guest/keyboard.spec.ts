// A guest's browser by keyboard alone, from the link into the call and out of it again: each control reached, seen to
// have the focus, in order, and used.
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { launchChromium, type GuestBrowser } from '../lab/chromium.ts';
import { attachByKeyboard } from '../support/chat-files.ts';
import { tones } from '../media/people.mjs';
import { expectToHear } from '../media/listen.ts';
import { test } from '../support/app.ts';
import { chooseColour } from '../support/keyboard/colour.ts';
import { barButton, named, panelOf, pinOf } from '../support/keyboard/controls.ts';
import { chooseDevices, tryDevices, turnDevices } from '../support/keyboard/devices.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import {
  expectInRoom,
  expectSaid,
  hostRoom,
  microphoneOf,
  people,
  say,
  screenOf,
  tile,
} from '../support/room.ts';
import { holdsSoundBack, whileUntouched } from '../support/untouched.ts';

const { ara, bora, chan } = people;
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
  await attachByKeyboard(keyboard, page, fileURLToPath(import.meta.url));
  await keyboard.use(named(page, 'Remove keyboard.spec.ts'), 'Enter');
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

test('sound that the browser holds back until a press, by keyboard alone', async ({ launchApp }) => {
  const strict = await launchChromium({ microphone: chan, switches: [holdsSoundBack] });
  try {
    const { host, join } = await hostRoom(launchApp, ara);
    const page = await strict.context.newPage();
    await page.goto(await host.window.getByLabel('Link for any browser').inputValue());
    const keyboard = await Keyboard.at(page, page.getByRole('main').locator('.notices'));
    await keyboard.type(page.getByLabel('Your name'), chan.name);
    await keyboard.use(named(page, 'Join'), 'Enter');
    await expectInRoom(page);
    const come = async () => {
      await launchApp({ microphone: bora, args: [...join, '--name', bora.name] });
    };
    await whileUntouched(page, come, 'The browser is holding back the sound.');
    await keyboard.walk('a room with sound that is held back');
    const unlock = named(page, 'Press to hear');
    await keyboard.use(unlock, 'Enter');
    await expect(unlock).toHaveCount(0);
    await expectToHear(await microphoneOf(page, bora.name), bora.hertz, tones);
    await expect(page.getByRole('main').locator(':focus')).toBeVisible();
    await keyboard.expectAllUsed();
  } finally {
    await strict.close();
  }
});
