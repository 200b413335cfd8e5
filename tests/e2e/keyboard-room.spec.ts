// A room by keyboard alone: its bar, each panel and what is in it reached, seen to have the focus, in order, and used.
import { expect } from '@playwright/test';
import { test, type App } from '../support/app.ts';
import { barButton, dialogOf, isOpen, named, panelOf, pinOf } from '../support/keyboard/controls.ts';
import { chooseDevices, turnDevices } from '../support/keyboard/devices.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { readMain } from '../support/main-process.ts';
import { expectSaid, hostRoom, people, tile } from '../support/room.ts';

const { ara, bora } = people;

test('alone in a room: its bar, menus and invite, by keyboard alone', async ({ launchApp }) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  const keyboard = await Keyboard.at(window);
  await expect(window.getByRole('img', { name: 'QR code of the browser link' })).toBeVisible();
  await keyboard.walk('alone in a room');
  await copyLinks(keyboard, host);
  await turnDevices(keyboard, window.getByRole('toolbar'));
  await chooseDevices(keyboard, window);

  await keyboard.use(barButton(window, 'React'), 'Enter');
  await expect(isOpen(window, 'React')).toBeVisible();
  await keyboard.walk('reactions');
  await keyboard.use(barButton(window, 'React'), 'Enter');
  for (const name of ['Thumbs up', 'Heart', 'Hooray', 'Star', 'Thumbs down']) {
    // One that comes too soon after another is left out, which its button says.
    await expect(named(window, name)).toBeEnabled();
    await keyboard.use(named(window, name), 'Enter');
    await expect(tile(window, `${ara.name} (you)`).getByTitle(name)).toBeVisible();
  }
  await keyboard.use(named(window, 'Raise hand'), 'Enter');
  await expect(isOpen(window, 'React')).toBeHidden();
  await expect(barButton(window, 'Hand raised')).toBeFocused();
  await window.keyboard.press('Enter');
  await keyboard.use(named(window, 'Lower hand'), 'Space');
  await expect(barButton(window, 'React')).toBeFocused();

  await keyboard.use(barButton(window, 'Layout'), 'Enter');
  const layout = (name: string) => window.getByRole('radio', { name });
  await keyboard.walk('layouts');
  await keyboard.use(barButton(window, 'Layout'), 'Enter');
  await keyboard.use(layout('Automatic'), 'ArrowDown', 'ArrowDown');
  await expect(layout('Speaker large')).toBeChecked();
  await window.keyboard.press('Escape');
  await expect(barButton(window, 'Layout')).toBeFocused();
  for (const name of ['Chat', 'People', 'Invite', 'How it connects']) {
    const opener = barButton(window, name);
    await keyboard.use(opener, 'Enter');
    await expect(panelOf(window)).toBeVisible();
    await keyboard.use(opener, 'Enter');
    await expect(panelOf(window)).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  // The rest is used with what it opens, in the specs of that.
  await keyboard.expectAllUsed(
    ...['Leave', 'Mini window', 'More', 'Share screen'].map((name) => `button ${name}`),
  );
});

test('the panels of a room of two, by keyboard alone', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const guest = await launchApp({ microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(window, bora.name).getByTitle('Not verified')).toBeVisible();
  const code = dialogOf(window, `Is this ${bora.name}?`);
  const keyboard = await Keyboard.at(window, window.getByRole('main'), panelOf(window), code);
  await keyboard.walk('a room of two');
  for (const name of [bora.name, `${ara.name} (you)`]) {
    await keyboard.use(pinOf(window, name), 'Enter');
    await expect(pinOf(window, name)).toHaveAttribute('aria-pressed', 'true');
    await window.keyboard.press('Space');
    await expect(pinOf(window, name)).toHaveAttribute('aria-pressed', 'false');
  }

  await keyboard.use(barButton(window, 'Chat'), 'Enter');
  await expect(window.getByLabel('Message')).toBeFocused();
  await window.keyboard.type('hello');
  await keyboard.walk('the chat');
  await keyboard.use(named(window, 'Send'), 'Enter');
  await expectSaid(guest.window, ara.name, 'hello');
  await expect(window.getByLabel('Message')).toBeFocused();
  const tab = (name: string) => window.getByRole('tab', { name, exact: true });
  await keyboard.use(tab('Chat'), 'ArrowRight');
  await expect(tab('People')).toBeFocused();
  await keyboard.walk('people');
  const volume = window.getByRole('slider', { name: `Volume of ${bora.name}` });
  await keyboard.use(volume, 'ArrowLeft');
  await expect(volume).toHaveValue('95');
  const large = panelOf(window).getByRole('button', { name: `Keep ${bora.name} large` });
  await keyboard.use(large, 'Enter');
  await expect(pinOf(window, bora.name)).toHaveAttribute('aria-pressed', 'true');
  await expect(panelOf(window).locator(':focus')).toBeVisible();

  const who = window.getByRole('button', { name: `Not verified: check ${bora.name}` });
  await keyboard.use(who, 'Enter');
  await expect(code.getByRole('list')).toBeVisible();
  await keyboard.walk('the code');
  await keyboard.use(code.getByRole('button', { name: 'Close' }), 'Enter');
  await expect(who).toBeFocused();
  await window.keyboard.press('Enter');
  await keyboard.use(code.getByRole('button', { name: 'They match' }), 'Enter');
  const verified = named(window, `Verified by you: check ${bora.name}`);
  await expect(verified).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(code.getByRole('list')).toBeVisible();
  await keyboard.walk('the code of whom one has verified');
  await keyboard.use(code.getByRole('button', { name: 'Forget this device' }), 'Enter');
  await expect(who).toBeFocused();

  await keyboard.use(named(window, `Controls for ${bora.name}`), 'Enter');
  await expect(named(window, 'Make owner')).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(named(window, 'Make owner')).toHaveCount(0);
  for (const lock of ['Lock the room', 'Unlock the room']) await keyboard.use(named(window, lock), 'Enter');
  await expect(named(window, 'Lock the room')).toBeFocused();
  await keyboard.use(tab('People'), 'ArrowRight');
  await expect(tab('Invite')).toBeFocused();
  await keyboard.walk('the invite');
  await copyLinks(keyboard, host);
  await keyboard.use(tab('Invite'), 'ArrowRight');
  await expect(window.getByRole('img', { name: /^Round trip: .+ now/ })).toBeVisible();
  await keyboard.walk('the inspector');
  await keyboard.use(named(window, 'Copy diagnostics'), 'Enter');
  await expect
    .poll(() => readMain(host, ({ clipboard }) => clipboard.readText()))
    .toContain('"connection": "connected"');
  await keyboard.use(named(window, 'Close panel'), 'Enter');
  await expect(barButton(window, 'How it connects')).toBeFocused();

  await keyboard.use(barButton(window, 'People'), 'Enter');
  await keyboard.use(who, 'Enter');
  await keyboard.use(code.getByRole('button', { name: 'They differ' }), 'Enter');
  await expect(tile(window, bora.name)).toContainText('The codes differ');
  await expect(tile(guest.window, ara.name)).toContainText('Ara says that the codes differ');
  await expect(panelOf(window).locator(':focus')).toBeVisible();
  await keyboard.expectAllUsed();
});

/** Copies both links of the invite, and waits until nothing says so any more. */
async function copyLinks(keyboard: Keyboard, app: App): Promise<void> {
  const { window } = app;
  for (const label of ['Link for the Madang app', 'Link for any browser']) {
    await keyboard.use(window.getByRole('button', { name: new RegExp(`^Copy ?: ${label}$`) }), 'Enter');
    const link = await window.getByLabel(label).inputValue();
    await expect.poll(() => readMain(app, ({ clipboard }) => clipboard.readText())).toBe(link);
  }
  // What says for two seconds that it has copied would be taken for another button.
  await expect(window.getByRole('button', { name: /^Copied/ })).toHaveCount(0);
}
