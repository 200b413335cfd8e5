// Files of the chat by keyboard alone: put there, sent, taken, stopped, saved, taken back.
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { attachByKeyboard, fileIn, openChat, pictureOf, saveFile } from '../support/chat-files.ts';
import { dialogOf, named, panelOf } from '../support/keyboard/controls.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { hostRoom, people, tile } from '../support/room.ts';

const { ara, bora } = people;

test('files are sent and taken by keyboard alone', async ({ launchApp }, info) => {
  const folder = info.outputPath();
  const [picture, large] = [join(folder, 'map.png'), join(folder, 'large.bin')];
  await writeFile(picture, pictureOf(bora.colour));
  await writeFile(large, '');
  // So much that it is not there before it is stopped.
  await truncate(large, 3_000_000_000);
  const { host, join: way } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ microphone: bora, args: [...way, '--name', bora.name] });
  const { window } = guest;
  await expect(tile(window, ara.name).locator('video')).toBeVisible();
  await openChat(host.window);
  const theirs = await Keyboard.at(window, panelOf(window), dialogOf(window, 'map.png'));
  const ours = await Keyboard.at(host.window, panelOf(host.window));

  await ours.walk('the chat of two');
  for (const path of [picture, large]) await attachByKeyboard(ours, host.window, path);
  await ours.walk('files to send');
  await ours.use(named(host.window, 'Remove large.bin'), 'Enter');
  await expect(host.window.getByRole('list', { name: 'Files to send' })).not.toContainText('large.bin');
  await expect(host.window.locator(':focus')).toBeVisible();
  await attachByKeyboard(ours, host.window, large);
  await host.window.keyboard.press('Enter');

  const chat = window.getByRole('toolbar').getByRole('button', { name: /^Chat/ });
  await expect(chat).toContainText('2 new');
  await theirs.use(chat, 'Enter');
  await expect(fileIn(window, 'map.png').getByRole('button', { name: /^Save/ })).toBeVisible();
  await theirs.walk('a picture and a file');
  const get = fileIn(window, 'large.bin').getByRole('button', { name: /^Get/ });
  const stop = fileIn(window, 'large.bin').getByRole('button', { name: /^Stop/ });
  await theirs.use(get, 'Enter');
  await expect(stop).toBeFocused();
  await expect(fileIn(window, 'large.bin').getByRole('progressbar')).toBeVisible();
  await theirs.walk('a file that is coming');
  await theirs.use(stop, 'Enter');
  await expect(get).toBeFocused();
  await theirs.use(named(window, 'Show map.png large'), 'Enter');
  await theirs.walk('a picture, large');
  const dialog = dialogOf(window, 'map.png');
  const [first, second] = [join(folder, 'first.png'), join(folder, 'second.png')];
  await saveFile(guest, first, () => theirs.use(dialog.getByRole('button', { name: 'Save' }), 'Enter'));
  await theirs.use(dialog.getByRole('button', { name: 'Close' }), 'Enter');
  await expect(named(window, 'Show map.png large')).toBeFocused();
  const save = fileIn(window, 'map.png').getByRole('button', { name: /^Save/ });
  await saveFile(guest, second, () => theirs.use(save, 'Enter'));

  await ours.walk('files that were sent');
  await ours.use(named(host.window, 'Show map.png large'), 'Enter', 'Escape');
  for (const name of ['map.png', 'large.bin']) {
    await ours.use(fileIn(host.window, name).getByRole('button', { name: /^Take back/ }), 'Enter');
    await expect(fileIn(host.window, name)).toContainText('You took it back.');
    await expect(host.window.locator(':focus')).toBeVisible();
  }
  await expect(fileIn(window, 'large.bin')).toContainText('has taken it back');
  await theirs.type(window.getByLabel('Message'), 'thanks');
  await theirs.use(named(window, 'Send'), 'Enter');
  await theirs.use(named(window, 'Attach files'), 'Escape');
});
