// Each section of the settings by keyboard alone: reached, seen to have the focus, in order, and used.
import { expect, type Locator } from '@playwright/test';
import { chooseLast, Keyboard } from '../support/keyboard/walk.ts';
import { test } from '../support/app.ts';

/** Turns a switch over and back, and asserts that it turns. */
async function turn(keyboard: Keyboard, each: Locator): Promise<void> {
  const before = await each.isChecked();
  await keyboard.use(each, 'Space');
  await expect(each).toBeChecked({ checked: !before });
  await keyboard.use(each, 'Space');
  await expect(each).toBeChecked({ checked: before });
}

test('the settings, by keyboard alone', async ({ launchApp }) => {
  const { window } = await launchApp({ args: ['--name', 'Ara'] });
  const keyboard = await Keyboard.at(window);
  const dialog = window.getByRole('dialog', { name: 'Settings' });
  await keyboard.use(window.getByRole('button', { name: 'Settings' }), 'Enter');
  await expect(dialog.getByRole('tab', { name: 'Devices' })).toHaveAttribute('aria-selected', 'true');
  const next = async (section: string) => {
    await keyboard.use(dialog.getByRole('tab', { selected: true }), 'ArrowDown');
    await expect(dialog.getByRole('tab', { name: section })).toBeFocused();
    await expect(dialog.getByRole('tabpanel', { name: section })).toBeVisible();
    await keyboard.walk(`settings: ${section}`);
  };

  await expect(dialog.getByRole('combobox', { name: 'Camera' })).toBeEnabled();
  await keyboard.walk('settings: devices');
  for (const name of ['Camera', 'Microphone', 'Speaker'])
    await chooseLast(keyboard, dialog.getByRole('combobox', { name, exact: true }));
  await turn(keyboard, dialog.getByRole('switch', { name: 'Blur my background' }));
  await keyboard.use(dialog.getByRole('button', { name: 'Play a test tone' }), 'Enter');
  await expect(dialog.getByRole('button', { name: 'Playing…' })).toBeVisible();

  await next('Sound');
  for (const each of await dialog.getByRole('switch').all()) await turn(keyboard, each);

  await next('Appearance');
  const look = (name: string) => dialog.getByRole('radio', { name, exact: true });
  await keyboard.use(look('System'), 'ArrowRight');
  await expect(look('Light')).toBeChecked();
  await window.keyboard.press('ArrowLeft');
  for (const each of await dialog.getByRole('switch').all()) await turn(keyboard, each);
  const language = dialog.getByRole('combobox', { name: 'Language' });
  await keyboard.use(language, 'End');
  await expect(language).toHaveValue('en');

  await next('Notifications');
  for (const each of await dialog.getByRole('switch').all()) await turn(keyboard, each);

  await next('Network');
  await chooseLast(keyboard, dialog.getByRole('combobox', { name: 'Network to host on' }));
  await keyboard.type(dialog.getByLabel('Port to host on'), '27425');
  const address = dialog.getByLabel('Server address');
  await keyboard.type(address, 'turn:192.168.0.2');
  await keyboard.walk('settings: a TURN server');
  await keyboard.type(dialog.getByLabel('User name'), 'ara');
  await keyboard.type(dialog.getByLabel('Password'), 'lantern');
  await keyboard.use(dialog.getByRole('button', { name: 'Add server' }), 'Enter');
  const remove = dialog.getByRole('button', { name: 'Remove turn:192.168.0.2' });
  await expect(remove).toBeVisible();
  await keyboard.walk('settings: a server to remove');
  await keyboard.use(remove, 'Enter');
  await expect(remove).toHaveCount(0);
  await expect(address).toBeFocused();

  await next('Shortcuts');
  const change = dialog.getByRole('button', { name: 'Change' });
  await keyboard.use(change, 'Enter');
  await window.keyboard.press('Control+Alt+KeyK');
  await expect(dialog.getByText('Ctrl+Alt+K')).toBeVisible();
  await turn(keyboard, dialog.getByRole('switch'));
  await keyboard.use(dialog.getByRole('button', { name: 'Remove' }), 'Enter');
  await expect(dialog.getByText('No keys')).toBeVisible();

  await next('Updates');
  // Nothing listens there.
  await keyboard.type(dialog.getByLabel('Update address'), 'https://127.0.0.1:9/');
  await window.keyboard.press('Tab');
  const check = dialog.getByRole('button', { name: 'Check now' });
  await expect(check).toBeEnabled();
  await keyboard.walk('settings: an update address');
  await keyboard.use(check, 'Enter');
  await expect(dialog.getByRole('alert')).not.toBeEmpty();

  await next('About');
  await keyboard.use(dialog.getByRole('button', { name: 'Copy diagnostics' }), 'Enter');
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const entry = dialog.getByRole('listitem').filter({ hasText: /^svelte \d/ });
  await keyboard.use(entry.locator('summary'), 'Enter');
  await expect(entry).toContainText('Permission is hereby granted, free of charge');

  // The packages are all alike.
  const others = (await dialog.locator('summary').allInnerTexts()).filter(
    (text) => !text.startsWith('svelte '),
  );
  await keyboard.use(dialog.getByRole('button', { name: 'Done' }), 'Enter');
  await expect(window.getByRole('button', { name: 'Settings' })).toBeFocused();
  await keyboard.expectAllUsed(...others.map((text) => `summary ${text}`));
});
