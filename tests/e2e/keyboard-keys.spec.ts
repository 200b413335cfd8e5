// The keys of a room that need no control to be reached, each doing what the list of keys says.
import { expect, type Page } from '@playwright/test';
import { Keyboard } from '../support/keyboard/walk.ts';
import { cameraOf, hostRoom, people, tile } from '../support/room.ts';
import { test } from '../support/app.ts';

const { ara, bora } = people;
const control = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const layout = (page: Page, name: string) => page.getByRole('radio', { name, includeHidden: true });

test('every key of the list', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const { keyboard } = window;
  await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await expect(cameraOf(window, bora.name)).toBeVisible();

  for (const [keys, name] of [
    ['ControlOrMeta+KeyD', 'Microphone'],
    ['ControlOrMeta+KeyE', 'Camera'],
  ] as const) {
    for (const pressed of ['false', 'true']) {
      await keyboard.press(keys);
      await expect(control(window, name)).toHaveAttribute('aria-pressed', pressed);
    }
  }
  for (const [keys, tab] of [
    ['ControlOrMeta+Shift+KeyC', 'Chat'],
    ['ControlOrMeta+Shift+KeyP', 'People'],
    ['ControlOrMeta+Shift+KeyI', 'Invite'],
  ] as const) {
    await keyboard.press(keys);
    await expect(window.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    await keyboard.press(keys);
    await expect(window.getByRole('tablist')).toHaveCount(0);
  }
  const picker = window.getByRole('dialog', { name: 'What do you want to share?' });
  await keyboard.press('ControlOrMeta+Shift+KeyS');
  await expect(picker.getByRole('region', { name: 'Screens' })).toBeVisible();
  // What lies under a dialog does not move.
  await keyboard.press('2');
  await keyboard.press('Escape');
  await expect(picker).toHaveCount(0);
  await expect(layout(window, 'Automatic')).toBeChecked();

  for (const [key, name] of [
    ['1', 'Everyone alike'],
    ['2', 'Speaker large'],
    ['3', 'Shared screen large'],
    ['3', 'Automatic'],
  ] as const) {
    await keyboard.press(key);
    await expect(layout(window, name)).toBeChecked();
  }
  await keyboard.press('f');
  await expect.poll(() => window.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await keyboard.press('f');
  await expect.poll(() => window.evaluate(() => document.fullscreenElement)).toBeNull();

  await keyboard.press('ControlOrMeta+KeyD');
  await expect(control(window, 'Microphone')).toHaveAttribute('aria-pressed', 'false');
  await keyboard.down('Space');
  await expect(control(window, 'Microphone')).toHaveAttribute('aria-pressed', 'true');
  await keyboard.up('Space');
  await expect(control(window, 'Microphone')).toHaveAttribute('aria-pressed', 'false');

  // Esc closes what is on top, one thing at a time.
  await keyboard.press('ControlOrMeta+Shift+KeyP');
  const keys = await Keyboard.at(window);
  await keys.use(control(window, `Controls for ${bora.name}`), 'Enter');
  await expect(control(window, 'Make owner')).toBeVisible();
  await keyboard.press('Escape');
  await expect(control(window, 'Make owner')).toHaveCount(0);
  await expect(window.getByRole('tablist')).toBeVisible();
  await keyboard.press('Escape');
  await expect(window.getByRole('tablist')).toHaveCount(0);
  await expect(tile(window, bora.name)).toBeVisible();
  await keyboard.press('ControlOrMeta+Shift+KeyL');
  await expect(control(window, 'Host a room')).toBeVisible();
});
