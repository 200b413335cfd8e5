// What a room's menu opens, and sharing, by keyboard alone: reached, seen to have the focus, in order, and used.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { barButton, isOpen, named } from '../support/keyboard/controls.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { hostRoom, people, screenOf, tile } from '../support/room.ts';

const { ara, chan } = people;

test('the menu of more and what it opens, by keyboard alone', async ({ launchApp }) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  const keyboard = await Keyboard.at(window);
  const more = barButton(window, 'More');
  await keyboard.use(more, 'Enter');
  await expect(isOpen(window, 'More')).toBeVisible();
  await keyboard.walk('the menu of more');
  await keyboard.use(isOpen(window, 'More').getByRole('button', { name: /^Full screen/ }), 'Enter');
  await expect.poll(() => window.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await keyboard.use(more, 'Enter');
  await keyboard.use(isOpen(window, 'More').getByRole('button', { name: /^Leave full screen/ }), 'Enter');
  await expect.poll(() => window.evaluate(() => document.fullscreenElement)).toBeNull();

  for (const [row, title] of [
    ['Keyboard shortcuts', 'Keyboard shortcuts'],
    [/^Settings/, 'Settings'],
  ] as const) {
    await keyboard.use(more, 'Enter');
    await keyboard.use(isOpen(window, 'More').getByRole('button', { name: row }), 'Enter');
    const dialog = window.getByRole('dialog', { name: title });
    await expect(dialog.getByRole('switch').first()).toBeVisible();
    await keyboard.walk(title);
    await window.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(more).toBeFocused();
  }

  const opened = host.electron.waitForEvent('window');
  await keyboard.use(barButton(window, 'Mini window'), 'Enter');
  const mini = await opened;
  await expect(named(mini, 'Back to the room')).toBeVisible();
  const inMini = await Keyboard.at(mini);
  await inMini.walk('the small window');
  await inMini.use(named(mini, 'Microphone'), 'Space');
  await expect(named(mini, 'Microphone')).toHaveAttribute('aria-pressed', 'false');
  const closed = mini.waitForEvent('close');
  // The key ends the window that it is pressed in, now and then before it is let go.
  await inMini.use(named(mini, 'Close'), 'Enter').catch((error: unknown) => {
    if (!mini.isClosed()) throw error;
  });
  await closed;
  await expect(barButton(window, 'Mini window')).toHaveAttribute('aria-pressed', 'false');
  await keyboard.use(barButton(window, 'Leave'), 'Enter');
  await expect(named(window, 'Host a room')).toBeVisible();
});

test('a share and its picker, by keyboard alone', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const guest = await launchApp({ microphone: chan, args: [...join, '--name', chan.name] });
  await expect(tile(window, chan.name).getByTitle('Not verified')).toBeVisible();
  const keyboard = await Keyboard.at(window);
  const share = barButton(window, 'Share screen');
  const picker = window.getByRole('dialog', { name: 'What do you want to share?' });
  await keyboard.use(share, 'Enter');
  const screen = picker.getByRole('region', { name: 'Screens' }).getByRole('button').first();
  await expect(screen).toBeVisible();
  await keyboard.use(picker.getByRole('button', { name: 'Cancel' }), 'Enter');
  await expect(share).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(screen).toBeVisible();
  await keyboard.walk('the picker');
  await keyboard.use(picker.getByRole('radio', { name: 'Text' }), 'ArrowRight');
  await expect(picker.getByRole('radio', { name: 'Motion' })).toBeChecked();
  await keyboard.use(picker.getByLabel('Resolution'), 'End');
  await keyboard.use(picker.getByLabel('Frame rate'), 'End');
  await expect(picker.getByLabel('Frame rate')).toHaveValue('30');
  await keyboard.use(screen, 'Enter');
  await expect(screenOf(guest.window, ara.name)).toBeVisible();
  await expect(share).toBeFocused();

  await keyboard.walk('a room with a share');
  await keyboard.use(window.getByRole('radio', { name: 'Motion' }), 'ArrowLeft');
  await expect(window.getByRole('radio', { name: 'Text' })).toBeChecked();
  await keyboard.use(named(window, 'Share another'), 'Enter');
  await expect(picker).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(named(window, 'Share another')).toBeFocused();
  await keyboard.use(named(window, 'Stop sharing'), 'Enter');
  await expect(screenOf(guest.window, ara.name)).toHaveCount(0);
});
