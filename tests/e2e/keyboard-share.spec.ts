// Sharing, and what can be done with a share, by keyboard alone: reached, seen to have the focus, in order, and used.
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { barButton, dialogOf, named, pinOf } from '../support/keyboard/controls.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { pointersIn } from '../support/marks.ts';
import { hostRoom, people, screenOf, tile } from '../support/room.ts';

const { ara, chan } = people;

/** Points at a share, and moves there by arrow keys: to the right of the middle, and down. */
async function pointByKeys(keyboard: Keyboard, page: Page): Promise<void> {
  await keyboard.use(named(page, 'Point'), 'Enter', 'ArrowRight', 'ArrowDown');
  await expect(named(page, 'Point')).toHaveAttribute('aria-pressed', 'true');
  await expect(pointersIn(page)).toHaveAttribute('style', /--x: 0\.52; --y: 0\.52/);
}

/** Takes up the pen and puts it back, and clears what there is. */
async function useDrawing(keyboard: Keyboard, page: Page): Promise<void> {
  await keyboard.use(named(page, 'Draw'), 'Space');
  await expect(named(page, 'Draw')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Space');
  await expect(named(page, 'Draw')).toHaveAttribute('aria-pressed', 'false');
  await keyboard.use(named(page, 'Clear'), 'Enter');
}

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
  await pointByKeys(there, guest.window);
  await expect(pointersIn(window)).toHaveText(chan.name);
  await guest.window.keyboard.press('Escape');
  await expect(pointersIn(window)).toHaveCount(0);
  await expect(named(guest.window, 'Point')).toBeFocused();
  await useDrawing(there, guest.window);
  await there.expectAllUsed();
  // What others have marked made it large: by keyboard it becomes small, and large again.
  const large = named(window, 'Large view of your share');
  await keyboard.use(large, 'Enter');
  await expect(large).toHaveAttribute('aria-pressed', 'false');
  await keyboard.walk('a room with a share');
  await keyboard.use(large, 'Space');
  await expect(large).toHaveAttribute('aria-pressed', 'true');
  await keyboard.walk('a room with a share, large');
  await pointByKeys(keyboard, window);
  await expect(pointersIn(guest.window)).toHaveText(ara.name);
  await window.keyboard.press('Escape');
  await useDrawing(keyboard, window);
  const others = named(window, 'Others may point and draw');
  await keyboard.use(others, 'Enter');
  await expect(named(guest.window, 'Draw')).toHaveCount(0);
  await window.keyboard.press('Enter');
  await expect(named(guest.window, 'Draw')).toHaveCount(1);
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
