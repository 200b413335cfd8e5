// What a room's menu opens, by keyboard alone: reached, seen to have the focus, in order, and used.
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { setShown } from '../support/desktop.ts';
import { barButton, dialogOf, isOpen, named, panelOf } from '../support/keyboard/controls.ts';
import { chooseLast, Keyboard } from '../support/keyboard/walk.ts';
import { expectInRoom, hostRoom, people } from '../support/room.ts';

const { ara } = people;

test('the menu of more and what it opens, by keyboard alone', async ({ launchApp }) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  const menu = isOpen(window, 'More');
  const keys = dialogOf(window, 'Keyboard shortcuts');
  const keyboard = await Keyboard.at(window, menu, keys);
  const more = barButton(window, 'More');
  const choose = async (row: string | RegExp) => {
    await keyboard.use(more, 'Enter');
    await keyboard.use(menu.getByRole('button', { name: row }), 'Enter');
    await expect(menu).toBeHidden();
  };
  const isFull = () => window.evaluate(() => document.fullscreenElement !== null);
  await keyboard.use(more, 'Enter');
  await expect(menu).toBeVisible();
  await keyboard.walk('the menu of more');
  await choose(/^Full screen/);
  await expect.poll(isFull).toBe(true);
  await choose(/^Leave full screen/);
  await expect.poll(isFull).toBe(false);

  await choose('Keyboard shortcuts');
  const single = keys.getByRole('switch');
  await expect(single).toBeVisible();
  await keyboard.walk('the keys');
  await keyboard.use(single, 'Space');
  await expect(single).not.toBeChecked();
  await keyboard.use(keys.getByRole('button', { name: 'Change' }), 'Enter');
  await window.keyboard.press('Control+Alt+KeyK');
  await expect(keys.getByText('Ctrl+Alt+K')).toBeVisible();
  await keyboard.use(keys.getByRole('button', { name: 'Remove' }), 'Enter');
  await expect(keys.getByText('No keys')).toBeVisible();
  await expect(keys.getByRole('button', { name: 'Change' })).toBeFocused();
  await keyboard.use(keys.getByRole('button', { name: 'Close' }), 'Enter');
  await expect(more).toBeFocused();
  await choose(/^Settings/);
  const settings = dialogOf(window, 'Settings');
  await expect(settings.getByRole('switch').first()).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await expect(more).toBeFocused();
  await keyboard.expectAllUsed();
});

test('the menu of more in a narrow window, by keyboard alone', async ({ launchApp }) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  await window.setViewportSize({ width: 460, height: 720 });
  const menu = isOpen(window, 'More');
  const keyboard = await Keyboard.at(window, menu);
  const more = barButton(window, 'More');
  await keyboard.use(more, 'Enter');
  await expect(menu).toBeVisible();
  await keyboard.walk('the menu of more, with what the bar has no room for');
  await keyboard.use(more, 'Enter');
  await keyboard.use(menu.getByRole('radio', { name: 'Automatic' }), 'ArrowDown');
  await expect(menu.getByRole('radio', { name: 'Everyone alike' })).toBeChecked();
  for (const name of ['Microphone', 'Camera', 'Speaker'])
    await chooseLast(keyboard, menu.getByRole('combobox', { name }));
  await window.keyboard.press('Escape');
  await expect(more).toBeFocused();
  for (const [row, tab] of [
    ['Invite', 'Invite'],
    ['How it connects', 'Connections'],
  ] as const) {
    await keyboard.use(more, 'Enter');
    await keyboard.use(menu.getByRole('button', { name: row }), 'Enter');
    await expect(panelOf(window).getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    await window.keyboard.press('Escape');
    await expect(more).toBeFocused();
  }
  const opened = host.electron.waitForEvent('window');
  await keyboard.use(more, 'Enter');
  await keyboard.use(menu.getByRole('button', { name: 'Mini window' }), 'Enter');
  const closed = (await opened).waitForEvent('close');
  await keyboard.use(more, 'Enter');
  await keyboard.use(menu.getByRole('button', { name: 'Mini window' }), 'Enter');
  await closed;
  // They are the same as in a wide window.
  await keyboard.expectAllUsed('button Full screen F', 'button Keyboard shortcuts', 'button Settings Ctrl+,');
});

test('the small window, by keyboard alone', async ({ launchApp }) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  const keyboard = await Keyboard.at(window);
  const miniAfter = async (act: () => Promise<void>) => {
    const opened = host.electron.waitForEvent('window');
    await act();
    const mini = await opened;
    await expect(named(mini, 'Back to the room')).toBeVisible();
    return { mini, inMini: await Keyboard.at(mini) };
  };
  const end = async ({ mini, inMini }: { mini: Page; inMini: Keyboard }, by: string) => {
    const closed = mini.waitForEvent('close');
    await inMini.end(named(mini, by), 'Enter');
    await closed;
  };
  const asked = await miniAfter(() => keyboard.use(barButton(window, 'Mini window'), 'Enter'));
  const microphone = named(asked.mini, 'Microphone');
  await asked.inMini.walk('the small window');
  await asked.inMini.use(microphone, 'Space');
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');
  await expect(barButton(window, 'Microphone')).toHaveAttribute('aria-pressed', 'false');
  // Each of these ends it.
  await asked.inMini.expectAllUsed('button Back to the room', 'button Close', 'button Leave');
  await end(asked, 'Close');
  await expect(barButton(window, 'Mini window')).toHaveAttribute('aria-pressed', 'false');
  await end(await miniAfter(() => setShown(host, false)), 'Back to the room');
  await expectInRoom(window);
  await end(await miniAfter(() => setShown(host, false)), 'Leave');
  await expect(named(window, 'Host a room')).toBeVisible();
});
