// A room by keyboard alone: its bar, each panel and what is in it reached, seen to have the focus, in order, and used.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { barButton, isOpen, named } from '../support/keyboard/controls.ts';
import { chooseLast, Keyboard } from '../support/keyboard/walk.ts';
import { expectSaid, hostRoom, people, tile } from '../support/room.ts';

const { ara, bora } = people;

test('alone in a room: its bar, menus and invite, by keyboard alone', async ({ launchApp }) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  const keyboard = await Keyboard.at(window);
  await expect(window.getByRole('img', { name: 'QR code of the browser link' })).toBeVisible();
  await keyboard.walk('alone in a room');
  for (const label of ['Link for the Madang app', 'Link for any browser']) {
    await keyboard.use(window.getByRole('button', { name: new RegExp(`^Copy ?: ${label}$`) }), 'Enter');
    const link = await host.electron.evaluate(({ clipboard }) => clipboard.readText());
    await expect(window.getByLabel(label)).toHaveValue(link);
  }
  // What says for two seconds that it has copied would be taken for another button.
  await expect(window.getByRole('button', { name: /^Copied/ })).toHaveCount(0);
  for (const name of ['Microphone', 'Camera']) {
    await keyboard.use(barButton(window, name), 'Enter');
    await expect(barButton(window, name)).toHaveAttribute('aria-pressed', 'false');
    await keyboard.use(barButton(window, name), 'Space');
    await expect(barButton(window, name)).toHaveAttribute('aria-pressed', 'true');
  }
  for (const name of ['Choose microphone', 'Choose speaker'])
    await chooseLast(keyboard, window.getByRole('combobox', { name }));
  const cameras = window.getByRole('combobox', { name: 'Choose camera' });
  for (const words of ['Show my background', 'Blur my background']) {
    await keyboard.use(cameras, 'End');
    await expect(cameras.locator('option').last()).toHaveText(words);
  }

  await keyboard.use(barButton(window, 'React'), 'Enter');
  await expect(isOpen(window, 'React')).toBeVisible();
  await keyboard.walk('reactions');
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
  await keyboard.use(layout('Automatic'), 'ArrowDown', 'ArrowDown');
  await expect(layout('Speaker large')).toBeChecked();
  await window.keyboard.press('Escape');
  await expect(barButton(window, 'Layout')).toBeFocused();
  await keyboard.expectAllUsed(
    ...['Chat', 'How it connects', 'Invite', 'Leave', 'Mini window', 'More', 'People', 'Share screen'].map(
      (name) => `button ${name}`,
    ),
  );
});

test('the panels of a room of two, by keyboard alone', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const guest = await launchApp({ microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(window, bora.name).getByTitle('Not verified')).toBeVisible();
  const keyboard = await Keyboard.at(window);
  await keyboard.walk('a room of two');
  const pin = window.getByRole('main').getByRole('button', { name: `Keep ${bora.name} large` });
  await keyboard.use(pin, 'Enter');
  await expect(pin).toHaveAttribute('aria-pressed', 'true');
  await window.keyboard.press('Space');
  await expect(pin).toHaveAttribute('aria-pressed', 'false');

  await keyboard.use(barButton(window, 'Chat'), 'Enter');
  await expect(window.getByLabel('Message')).toBeFocused();
  await window.keyboard.type('hello');
  await keyboard.walk('the chat');
  await keyboard.use(named(window, 'Send'), 'Enter');
  await expectSaid(guest.window, ara.name, 'hello');
  const tab = (name: string) => window.getByRole('tab', { name, exact: true });
  await keyboard.use(tab('Chat'), 'ArrowRight');
  await expect(tab('People')).toBeFocused();
  await keyboard.walk('people');
  const volume = window.getByRole('slider', { name: `Volume of ${bora.name}` });
  await keyboard.use(volume, 'ArrowLeft');
  await expect(volume).toHaveValue('95');
  await keyboard.use(
    window.getByRole('complementary').getByRole('button', { name: /^Keep Bora large/ }),
    'Enter',
  );
  await expect(pin).toHaveAttribute('aria-pressed', 'true');

  const who = window.getByRole('button', { name: `Not verified: check ${bora.name}` });
  await keyboard.use(who, 'Enter');
  const code = window.getByRole('dialog', { name: `Is this ${bora.name}?` });
  await expect(code.getByRole('list')).toBeVisible();
  await keyboard.walk('the code');
  await keyboard.use(code.getByRole('button', { name: 'Close' }), 'Enter');
  await expect(who).toBeFocused();
  await window.keyboard.press('Enter');
  await keyboard.use(code.getByRole('button', { name: 'They match' }), 'Enter');
  await expect(window.getByRole('button', { name: `Verified by you: check ${bora.name}` })).toBeFocused();

  const controls = named(window, `Controls for ${bora.name}`);
  await keyboard.use(controls, 'Enter');
  await keyboard.walk('what the owner can do');
  await keyboard.use(named(window, 'Make owner'), 'Escape');
  await expect(controls).toBeFocused();
  await window.keyboard.press('Enter');
  await keyboard.use(named(window, 'Ask to turn the microphone off'), 'Enter');
  await expect(controls).toBeFocused();
  const there = await Keyboard.at(guest.window);
  await expect(guest.window.getByRole('alert')).toContainText('asks you to turn your microphone off');
  await there.walk('a room with a question');
  await there.use(named(guest.window, 'Turn off'), 'Enter');
  await expect(tile(window, bora.name)).toContainText('Microphone off');

  for (const lock of ['Lock the room', 'Unlock the room']) await keyboard.use(named(window, lock), 'Enter');
  await expect(named(window, 'Lock the room')).toBeFocused();
  await keyboard.use(tab('People'), 'ArrowRight');
  await expect(tab('Invite')).toBeFocused();
  await keyboard.walk('the invite');
  await keyboard.use(tab('Invite'), 'ArrowRight');
  await expect(window.getByRole('img', { name: /^Round trip: .+ now/ })).toBeVisible();
  await keyboard.walk('the inspector');
  await keyboard.use(named(window, 'Copy diagnostics'), 'Enter');
  const copied = await host.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('"connection": "connected"');
  await keyboard.use(named(window, 'Close panel'), 'Enter');
  await expect(barButton(window, 'How it connects')).toBeFocused();
});
