// What a room's menu opens, and sharing, by keyboard alone: reached, seen to have the focus, in order, and used.
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { setShown } from '../support/desktop.ts';
import { barButton, dialogOf, isOpen, named, panelOf, pinOf } from '../support/keyboard/controls.ts';
import { chooseLast, Keyboard } from '../support/keyboard/walk.ts';
import { expectInRoom, hostRoom, people, screenOf, tile } from '../support/room.ts';

const { ara, chan } = people;

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

test('a share and its picker, by keyboard alone', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const guest = await launchApp({ microphone: chan, args: [...join, '--name', chan.name] });
  await expect(tile(window, chan.name).getByTitle('Not verified')).toBeVisible();
  const share = barButton(window, 'Share screen');
  const picker = dialogOf(window, 'What do you want to share?');
  const keyboard = await Keyboard.at(window, picker, window.getByRole('main').locator('.notices'));
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

  const there = await Keyboard.at(guest.window, guest.window.getByRole('main'));
  await there.walk('a share of somebody');
  for (const label of ["Ara's screen", ara.name, `${chan.name} (you)`]) {
    await there.use(pinOf(guest.window, label), 'Enter');
    await expect(pinOf(guest.window, label)).toHaveAttribute('aria-pressed', 'true');
  }
  await there.expectAllUsed();
  await keyboard.walk('a room with a share');
  await keyboard.use(window.getByRole('radio', { name: 'Motion' }), 'ArrowLeft');
  await expect(window.getByRole('radio', { name: 'Text' })).toBeChecked();
  const paused = guest.window.getByText('Paused', { exact: true });
  await keyboard.use(named(window, 'Pause'), 'Enter');
  await expect(paused).toBeVisible();
  await expect(named(window, 'Resume')).toBeFocused();
  await window.keyboard.press('Space');
  await expect(paused).toHaveCount(0);
  await keyboard.use(named(window, 'Share another'), 'Enter');
  await expect(picker).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(named(window, 'Share another')).toBeFocused();
  await keyboard.use(named(window, 'Stop sharing'), 'Enter');
  await expect(screenOf(guest.window, ara.name)).toHaveCount(0);
  await expect(window.getByRole('main').locator(':focus')).toBeVisible();
  await keyboard.use(share, 'Enter');
  await keyboard.use(screen, 'Enter');
  await expect(screenOf(guest.window, ara.name)).toBeVisible();
  // The button of the bar stops all that is shared.
  await keyboard.use(share, 'Enter');
  await expect(screenOf(guest.window, ara.name)).toHaveCount(0);
  await expect(share).toBeFocused();
  await keyboard.expectAllUsed();
});
