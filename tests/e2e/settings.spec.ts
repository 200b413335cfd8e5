// The settings: opened from each screen, in force at once, and there after a restart.
import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../support/app.ts';
import { enterFromGreenRoom, expectInRoom, inviteLink, people, tile } from '../support/room.ts';
import { closeSettings, openSettings } from '../support/settings.ts';

const { ara } = people;
const mod = process.platform === 'darwin' ? 'Meta' : 'Control';

/** Keeps the last microphone that the page has opened, for looking at how. */
async function followMicrophone(page: Page): Promise<() => Promise<MediaTrackSettings | null>> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const opened: { last?: MediaStreamTrack } = {};
    Object.assign(window, { opened });
    Object.assign(mediaDevices, {
      getUserMedia: async (wanted: MediaStreamConstraints) => {
        const stream = await open(wanted);
        const [track] = stream.getAudioTracks();
        if (track) opened.last = track;
        return stream;
      },
    });
  });
  const holder = await page.evaluateHandle<{ last?: MediaStreamTrack }>('opened');
  return () => holder.evaluate(({ last }) => (last?.readyState === 'live' ? last.getSettings() : null));
}

test('appearance and language hold at once, and after a restart', async ({ launchApp }) => {
  const first = await launchApp();
  const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await first.window.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground(first.window);
  const dialog = await openSettings(first.window, 'Appearance');
  await dialog.getByText('Light', { exact: true }).click();
  await expect.poll(() => ground(first.window)).not.toBe(dark);
  const light = await ground(first.window);
  await dialog.getByLabel('Language').selectOption('ko');
  await expect(first.window.getByRole('dialog', { name: '설정' })).toBeVisible();
  await first.close();

  const second = await launchApp({ profile: first.profile });
  await second.window.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => ground(second.window)).toBe(light);
});

test('in a room: opened by key, closed by Esc, and what is done to the sound changes at once', async ({
  launchApp,
}) => {
  const { window } = await launchApp({ microphone: ara, args: ['--name', ara.name] });
  const microphone = await followMicrophone(window);
  await window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(window, 'Start the room');
  await expect(tile(window, `${ara.name} (you)`)).not.toContainText('Microphone off');
  expect(await microphone()).toMatchObject({ noiseSuppression: true, echoCancellation: true });

  await window.keyboard.press(`${mod}+Comma`);
  await expect(window.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  const dialog = await openSettings(window, 'Sound');
  await dialog.getByRole('switch', { name: 'Noise suppression' }).uncheck();
  await expect
    .poll(microphone)
    .toMatchObject({ noiseSuppression: false, echoCancellation: true, autoGainControl: true });
  await dialog.getByRole('switch', { name: 'Echo cancellation' }).uncheck();
  await expect.poll(microphone).toMatchObject({ noiseSuppression: false, echoCancellation: false });
  await expect(tile(window, `${ara.name} (you)`)).not.toContainText('Microphone off');
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expectInRoom(window);
});

test('the port of hosting and STUN servers are taken when they can be, and kept', async ({ launchApp }) => {
  const { window, profile } = await launchApp({ args: ['--name', ara.name] });
  const dialog = await openSettings(window, 'Network');
  const port = dialog.getByLabel('Port to host on');
  await port.fill('70000');
  await port.press('Tab');
  await expect(port).toHaveAccessibleDescription('A port is a number from 1 to 65535.');
  await port.fill('27425');
  await port.press('Tab');
  const address = dialog.getByLabel('Server address');
  await address.fill('example.org');
  await address.press('Enter');
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await address.fill('stun:192.168.0.2:3478');
  await address.press('Enter');
  await expect(dialog.getByText('stun:192.168.0.2:3478', { exact: true })).toBeVisible();
  await closeSettings(window);

  await window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(window, 'Start the room');
  expect(await inviteLink(window)).toMatch(/port=27425\b/);
  const kept: unknown = JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'));
  expect(kept).toMatchObject({ port: 27_425, ice: [{ urls: ['stun:192.168.0.2:3478'] }] });
});

test('about: the version, and the licence of all that it is made of', async ({ launchApp }) => {
  const { window } = await launchApp();
  const dialog = await openSettings(window, 'About');
  await expect(dialog.getByText(/^Version \d+\.\d+\.\d+ · Electron \d/)).toBeVisible();
  // One of the page's, one of main's.
  for (const name of ['svelte', 'bonjour-service']) {
    const entry = dialog.getByRole('listitem').filter({ hasText: new RegExp(`^${name} \\d`) });
    await entry.getByText(new RegExp(`^${name} `)).click();
    await expect(entry).toContainText('Permission is hereby granted, free of charge');
  }
  // What only workers load, as code and as a model, is of the app too; what only the command line loads is not.
  for (const [name, count] of [
    ['@litertjs/core', 1],
    ['@mediapipe/selfie_segmentation', 1],
    ['@redis/client', 0],
  ] as const) {
    await expect(dialog.getByRole('listitem').filter({ hasText: `${name} ` })).toHaveCount(count);
  }
});
