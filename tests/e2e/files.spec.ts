// Files in the chat: sent, taken, saved, cut off and refused, as people see it.
import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import {
  copyPicture,
  dropOn,
  expectPicture,
  fileIn,
  hashOf,
  openChat,
  pictureOf,
  saveFile,
  sendFiles,
  writeFileOf,
} from '../support/chat-files.ts';
import { test } from '../support/app.ts';
import { readMain } from '../support/main-process.ts';
import { hostRoom, people, tile } from '../support/room.ts';

const { ara, bora } = people;

test('a file goes to whoever wants it, is saved as it was, and can be taken back', async ({
  launchApp,
}, info) => {
  const { host, join: way } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ camera: bora, microphone: bora, args: ['--name', bora.name, ...way] });
  await expect(tile(host.window, bora.name).locator('video')).toBeVisible();
  await openChat(guest.window);
  const path = await writeFileOf(info.outputPath(), '보고서 2026.bin', 12_000_000);
  await sendFiles(host.window, path);

  const theirs = fileIn(guest.window, '보고서 2026.bin');
  await expect(theirs).toContainText(ara.name);
  await expect(theirs).toContainText('12 MB');
  await theirs.getByRole('button', { name: /^Get/ }).click();
  const save = theirs.getByRole('button', { name: /^Save/ });
  await expect(save).toBeFocused();
  const saved = join(info.outputPath(), 'saved.bin');
  await saveFile(guest, saved, () => save.click());
  expect(await hashOf(saved)).toBe(await hashOf(path));

  const ours = fileIn(host.window, '보고서 2026.bin');
  await expect(ours).toContainText('1 person has it.');
  await ours.getByRole('button', { name: /^Take back/ }).click();
  await expect(ours).toContainText('You took it back.');
  // Whoever has it keeps it.
  await expect(save).toBeVisible();
});

test('what cannot be had any more says why', async ({ launchApp }, info) => {
  const { host, join: way } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ camera: bora, microphone: bora, args: ['--name', bora.name, ...way] });
  await openChat(guest.window);
  const folder = info.outputPath();
  const withdrawn = await writeFileOf(folder, 'withdrawn.bin', 400_000);
  const gone = await writeFileOf(folder, 'gone.bin', 400_000);
  const left = await writeFileOf(folder, 'left.bin', 400_000);
  await sendFiles(guest.window, withdrawn, gone, left);
  await openChat(host.window);
  const at = (name: string) => fileIn(host.window, name);
  await fileIn(guest.window, 'withdrawn.bin')
    .getByRole('button', { name: /^Take back/ })
    .click();
  await expect(at('withdrawn.bin')).toContainText('Whoever sent it has taken it back.');
  await rm(gone);
  await at('gone.bin').getByRole('button', { name: /^Get/ }).click();
  await expect(at('gone.bin')).toContainText("cannot be read on the sender's computer");
  await guest.window.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(at('left.bin')).toContainText('Whoever sent it has left');
  await expect(host.window.getByRole('log').getByRole('button')).toHaveCount(0);
});

test('what cannot be sent is left out, with a word, and nothing that was typed is lost', async ({
  launchApp,
}, info) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  await openChat(window);
  await window.getByLabel('Message').fill('see these');
  const large = join(info.outputPath(), 'large.bin');
  await writeFile(large, '');
  await truncate(large, 4_000_000_001);
  const small = await writeFileOf(info.outputPath(), 'small.bin', 4);
  await window.locator('input[type=file]').setInputFiles([large, small]);
  await expect(window.getByRole('alert')).toHaveText('A file can have 4 GB at most.');
  const staged = window.getByRole('list', { name: 'Files to send' });
  await expect(staged.getByRole('listitem')).toHaveText([/^small\.bin/]);
  await staged.getByRole('button', { name: 'Remove small.bin' }).click();
  await expect(staged).toHaveCount(0);
  await expect(window.getByRole('alert')).toHaveCount(0);
  await window.locator('input[type=file]').setInputFiles(Array.from({ length: 21 }, () => small));
  await expect(window.getByRole('alert')).toHaveText('20 files go with one message. Send these first.');
  await expect(staged.getByRole('listitem')).toHaveCount(20);
  await dropOn(window, [info.outputPath()]);
  await expect(window.getByRole('alert')).toContainText('A folder has to be packed');
  await expect(window.getByLabel('Message')).toHaveValue('see these');
});

test('a picture is dropped, one is pasted: both are seen at the other side', async ({ launchApp }, info) => {
  const { host, join: way } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ camera: bora, microphone: bora, args: ['--name', bora.name, ...way] });
  await openChat(guest.window);
  const path = join(info.outputPath(), 'green.png');
  await writeFile(path, pictureOf(bora.colour));
  await expect(tile(host.window, bora.name)).toBeVisible();
  await dropOn(host.window, [path]);
  await expect(host.window.getByRole('list', { name: 'Files to send' })).toContainText('green.png');
  await copyPicture(host.window, ara.colour);
  await expect(host.window.getByLabel('Message')).toBeVisible();
  await host.window.getByLabel('Message').focus();
  await host.window.keyboard.press('Control+V');
  await expect(host.window.getByRole('list', { name: 'Files to send' })).toContainText('image.png');
  await host.window.keyboard.press('Enter');
  await expectPicture(guest.window, 'green.png', bora.colour);
  await expectPicture(guest.window, 'image.png', ara.colour);
  await expectPicture(host.window, 'green.png', bora.colour);

  await guest.window.getByRole('button', { name: 'Show green.png large' }).click();
  const dialog = guest.window.getByRole('dialog', { name: 'green.png' });
  await expect(dialog.getByRole('img', { name: 'green.png' })).toBeVisible();
  await guest.window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('nothing but what the page holds is ever saved', async ({ launchApp }) => {
  const app = await launchApp();
  await app.electron.evaluate(({ session }) => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'downloadsSeen', seen);
    session.defaultSession.on('will-download', (event, item) => {
      seen.push(`${item.getURL()} ${event.defaultPrevented ? 'refused' : 'let through'}`);
    });
  });
  await app.window.evaluate(() => {
    for (const href of ['/index.html', 'data:text/plain,x']) {
      const link = Object.assign(document.createElement('a'), { href, download: 'x.txt' });
      link.click();
    }
  });
  const seen = () => readMain(app, () => [...(Reflect.get(globalThis, 'downloadsSeen') as string[])].sort());
  await expect.poll(seen).toEqual(['app://madang/index.html refused', 'data:text/plain,x refused']);
});
