// Everything outside of a room by keyboard alone: reached, seen to have the focus, in order, and used.
import { expect, type Page } from '@playwright/test';
import { askToJoin } from '../support/home.ts';
import { chooseColour } from '../support/keyboard/colour.ts';
import { tryDevices } from '../support/keyboard/devices.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { expectInRoom, people } from '../support/room.ts';
import { healthWithRoom, test } from '../support/servers.ts';

const { ara } = people;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('home, by keyboard alone', async ({ launchApp }) => {
  const { window } = await launchApp({ args: ['--name', 'Someone'] });
  const keyboard = await Keyboard.at(window);
  await keyboard.walk('home');

  const language = window.getByRole('combobox', { name: 'Language' });
  await keyboard.use(language, 'ArrowUp');
  await expect(window.getByRole('heading', { name: '마당' })).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('heading', { name: 'Madang' })).toBeVisible();
  await chooseColour(keyboard, window);
  await keyboard.type(window.getByLabel('Your name'), ara.name);
  await keyboard.use(button(window, 'Settings'), 'Enter');
  await expect(window.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(button(window, 'Settings')).toBeFocused();
  await keyboard.type(window.getByLabel('Join with a link or address'), 'nowhere at all');
  await keyboard.use(button(window, 'Join'), 'Enter');
  await expect(window.getByRole('alert')).toContainText('neither an invite link nor an address');
  await expect(button(window, 'Join')).toBeFocused();
  await keyboard.use(button(window, 'Host a room'), 'Enter');
  await expect(window.getByRole('heading', { name: 'Get ready' })).toBeVisible();
  await expect(window.getByLabel('Your name')).toHaveValue(ara.name);
  await keyboard.expectAllUsed();
});

test('getting ready to host, by keyboard alone', async ({ launchApp }) => {
  const { window } = await launchApp({ args: ['--name', ara.name] });
  const keyboard = await Keyboard.at(window);
  await keyboard.use(button(window, 'Host a room'), 'Enter');
  await expect(window.getByRole('region', { name: 'Your camera picture' }).locator('video')).toBeVisible();
  await keyboard.walk('green room of a host');
  // A screen that takes the place of another begins at its title.
  await keyboard.use(button(window, 'Back'), 'Enter');
  await expect(window.getByRole('heading', { name: 'Madang' })).toBeFocused();
  await keyboard.use(button(window, 'Host a room'), 'Space');
  await expect(window.getByRole('heading', { name: 'Get ready' })).toBeFocused();

  await keyboard.type(window.getByLabel('Room name'), 'Yard');
  const rule = (name: string) => window.getByRole('radio', { name, exact: true });
  await keyboard.use(rule('Open'), 'ArrowDown', 'ArrowDown');
  await expect(rule('Passphrase')).toBeChecked();
  const passphrase = window.getByRole('textbox', { name: 'Passphrase' });
  await expect(passphrase).toBeVisible();
  await keyboard.walk('green room of a host who wants a passphrase');
  await keyboard.type(passphrase, 'several words are best');
  await chooseColour(keyboard, window);
  await keyboard.type(window.getByLabel('Your name'), 'Ara Kim');
  await tryDevices(keyboard, window);
  await keyboard.use(button(window, 'Start the room'), 'Enter');
  await expectInRoom(window);
  await expect(window.getByRole('heading', { name: 'Yard' })).toBeFocused();
  await keyboard.expectAllUsed();
});

test('a room that asks for a passphrase, and a changed certificate, by keyboard alone', async ({
  launchApp,
  servers,
}) => {
  const { window } = await launchApp({ args: ['--name', ara.name] });
  const keyboard = await Keyboard.at(window);
  const first = await servers.claiming({ health: healthWithRoom() });
  const address = `127.0.0.1:${String(first.port)}`;
  await keyboard.type(window.getByLabel('Join with a link or address'), address);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: 'Tea' })).toBeVisible();
  await keyboard.walk('green room of a guest');
  await keyboard.use(button(window, 'Back'), 'Enter');
  await first.close();
  await servers.claiming({ health: healthWithRoom() }, first.port);
  await askToJoin(window, address);
  const opener = button(window, 'What has changed…');
  await expect(opener).toBeVisible();
  await keyboard.walk('home with a problem');

  await keyboard.use(opener, 'Enter');
  const dialog = window.getByRole('dialog', { name: 'Another certificate than last time' });
  await expect(dialog).toBeVisible();
  await keyboard.walk('changed certificate');
  await keyboard.use(dialog.getByRole('button', { name: 'Do not join' }), 'Enter');
  await expect(opener).toBeFocused();
  await window.keyboard.press('Enter');
  await keyboard.use(dialog.getByRole('checkbox'), 'Space');
  await keyboard.use(dialog.getByRole('button', { name: 'Trust the new one' }), 'Enter');
  await expect(window.getByRole('heading', { name: 'Tea' })).toBeVisible();
});
