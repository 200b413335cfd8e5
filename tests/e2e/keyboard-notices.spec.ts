// What the app says above a room, and what it asks there: put away and answered by keyboard alone, with the focus near.
import { expect } from '@playwright/test';
import { answerAs } from '../screens/steps.ts';
import type { App } from '../support/app.ts';
import { askToClose } from '../support/desktop.ts';
import { cameras, followPlugs, refuseScreens, unplug } from '../support/devices.ts';
import { barButton, dialogOf, named } from '../support/keyboard/controls.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { expectInRoom, hostRoom, people, showPattern } from '../support/room.ts';
import { claimedRoom, inviteTo, test } from '../support/servers.ts';
import { startAgain } from '../support/start-directly.ts';
import { canManageWindows, closeWindow, manageWindow } from '../support/windows.ts';

const { ara, chan } = people;

test('notices of devices and of trouble, put away by keyboard alone', async ({ launchApp }) => {
  const app = await launchApp({ args: [...cameras(3), '--name', ara.name] });
  const { window } = app;
  await followPlugs(window);
  // It gives 16 bits of grey, which nobody can encode.
  await unplug(window, 'fake_device_1');
  const notices = window.getByRole('main').locator('.notices');
  const keyboard = await Keyboard.at(window, notices, window.locator('.troubles'));
  await keyboard.use(named(window, 'Host a room'), 'Enter');
  await keyboard.use(named(window, 'Start the room'), 'Enter');
  await expectInRoom(window);
  await window.getByRole('combobox', { name: 'Choose speaker' }).selectOption('Fake Audio Output 1');
  await unplug(window, 'fake_device_0');
  await unplug(window, 'Fake Audio Output 1');
  const close = notices.getByRole('button', { name: 'Close' });
  await expect(close).toHaveCount(2);
  await keyboard.walk('a room with two notices');
  await keyboard.use(close.first(), 'Enter');
  await expect(close).toHaveCount(1);
  await expect(close).toBeFocused();
  await window.keyboard.press('Space');
  await expect(close).toHaveCount(0);
  await expect(window.getByRole('main').locator(':focus')).toBeVisible();

  await unplug(window, 'fake_device_2');
  await expect(notices.getByRole('alert')).toContainText('No camera found.');
  await keyboard.use(close, 'Enter');
  await expect(close).toHaveCount(0);
  // What was put away is said again when it is tried again, and put away again.
  await keyboard.use(barButton(window, 'Camera'), 'Enter');
  await expect(notices.getByRole('alert')).toContainText('No camera found.');
  await keyboard.use(close, 'Enter');

  await throwInMain(app);
  const trouble = window.getByRole('status').filter({ hasText: 'Something went wrong inside Madang.' });
  await expect(trouble).toBeVisible();
  await keyboard.walk('a room with trouble');
  await keyboard.use(trouble.getByRole('button', { name: 'Close' }), 'Enter');
  await expect(trouble).toHaveCount(0);
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused();
  await keyboard.expectAllUsed();
});

test('a port that is shut and a link that leads nowhere, put away by keyboard alone', async ({
  launchApp,
  servers,
}) => {
  const app = await launchApp({ args: ['--name', ara.name] });
  const { window } = app;
  // A real firewall says so in tests/lab/lan-doctor.spec.ts.
  await answerAs(app, 'network:examine', 'port-unreachable');
  const notices = window.getByRole('main').locator('.notices');
  const keyboard = await Keyboard.at(window, notices);
  await keyboard.use(named(window, 'Host a room'), 'Enter');
  await keyboard.use(named(window, 'Start the room'), 'Enter');
  await expectInRoom(window);
  const about = (words: string) => notices.getByRole('alert').filter({ hasText: words });
  const close = notices.getByRole('button', { name: 'Close' });
  await expect(about("Others can't reach your room")).toBeVisible();
  const nowhere = inviteTo({ port: await servers.closedPort(), fingerprint: 'A'.repeat(43) }, claimedRoom);
  await keyboard.reach(barButton(window, 'Chat'));
  await startAgain(app, nowhere);
  await expect(about('Nothing answers there.')).toBeVisible();
  // What is only said takes the focus from nobody.
  await expect(barButton(window, 'Chat')).toBeFocused();
  await keyboard.walk('a room with a port that is shut, and a link that leads nowhere');
  await keyboard.use(close.first(), 'Enter');
  await expect(about('Nothing answers there.')).toHaveCount(0);
  await expect(about("Others can't reach your room").getByRole('button')).toBeFocused();
  await window.keyboard.press('Space');
  await expect(close).toHaveCount(0);
  await expect(window.getByRole('main').locator(':focus')).toBeVisible();
  await keyboard.expectAllUsed();
});

test('a share that ends by itself and one that is refused, by keyboard alone', async ({ launchApp }) => {
  test.skip(!canManageWindows(), 'no xprop here (package x11-utils)');
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  const notices = window.getByRole('main').locator('.notices');
  const keyboard = await Keyboard.at(window, notices);
  const picker = dialogOf(window, 'What do you want to share?');
  const share = barButton(window, 'Share screen');
  const shown = async () => {
    await showPattern(host, 1);
    return manageWindow(host, 'Pattern 1');
  };
  const pick = async (title: string) => {
    await keyboard.use(share, 'Enter');
    await keyboard.use(picker.getByRole('button', { name: title }), 'Enter');
  };
  const ended = notices.getByRole('alert').filter({ hasText: 'The share has ended' });
  const close = notices.getByRole('button', { name: 'Close' });

  const title = await shown();
  await pick(title);
  await keyboard.reach(named(window, 'Stop sharing'));
  await closeWindow(host, title);
  // What had the focus has gone: it is at what says so.
  await expect(ended.getByRole('button', { name: 'Close' })).toBeFocused();
  await keyboard.walk('a room with a share that has ended');
  await keyboard.use(close, 'Enter');
  await expect(ended).toHaveCount(0);
  await expect(window.getByRole('main').locator(':focus')).toBeVisible();

  await refuseScreens(window);
  await pick(await shown());
  await expect(notices.getByRole('alert')).toContainText('Nothing is shared.');
  await expect(share).toBeFocused();
  await keyboard.walk('a room with a share that was refused');
  await keyboard.use(close, 'Space');
  await expect(close).toHaveCount(0);
  await expect(window.getByRole('main').locator(':focus')).toBeVisible();
  await keyboard.expectAllUsed();
});

test('questions that stop what one does, answered by keyboard alone', async ({ launchApp, servers }) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  const keyboard = await Keyboard.at(window);
  const chat = barButton(window, 'Chat');

  const server = await servers.signaling();
  const link = inviteTo(server, server.createRoom({ name: 'Coffee', owner: chan.name }).id);
  const other = dialogOf(window, 'Leave this room and join Coffee?');
  await keyboard.reach(chat);
  await startAgain(host, link);
  await expect(other.getByRole('button', { name: 'Stay' })).toBeFocused();
  await keyboard.walk('a link in a call');
  await keyboard.use(other.getByRole('button', { name: 'Stay' }), 'Enter');
  await expect(other).toHaveCount(0);
  await expect(chat).toBeFocused();
  await startAgain(host, link);
  await keyboard.use(other.getByRole('button', { name: 'Leave and join' }), 'Enter');
  await expect(window.getByRole('heading', { name: 'Coffee' })).toBeFocused();
  await expectInRoom(window);

  const closing = dialogOf(window, 'Leave the call and close Madang?');
  await keyboard.reach(chat);
  await askToClose(host);
  await expect(closing.getByRole('button', { name: 'Stay in the call' })).toBeFocused();
  await keyboard.walk('a window that is to close');
  await window.keyboard.press('Escape');
  await expect(closing).toHaveCount(0);
  await expect(chat).toBeFocused();
  await askToClose(host);
  await keyboard.use(closing.getByRole('button', { name: 'Stay in the call' }), 'Enter');
  await expect(chat).toBeFocused();
  await askToClose(host);
  const ended = host.electron.waitForEvent('close');
  await keyboard.end(closing.getByRole('button', { name: 'Leave and close' }), 'Enter');
  await ended;
});

/** An error in the main process that nobody owns. */
async function throwInMain({ electron }: App): Promise<void> {
  await electron.evaluate(() => {
    setTimeout(() => {
      throw new Error('a fault on purpose');
    });
  });
}
