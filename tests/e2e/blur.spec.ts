// What is behind a person is blurred on purpose, and then never seen: not at the start, not when it breaks.
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { expectBlurred, expectSharp, personBeforeWall } from '../support/blur.ts';
import { followPlugs, plugIn, trackOf, unplug } from '../support/devices.ts';
import { askToJoin } from '../support/home.ts';
import { cameraOf, enterFromGreenRoom, expectInRoom, hostRoom, people } from '../support/room.ts';

const { ara, bora } = people;
const workers = (page: Page) => page.workers().filter((worker) => worker.url().includes('blur-worker'));

test('a blur that is chosen before a call holds in it, is changed there, and holds with another camera', async ({
  launchApp,
}) => {
  test.setTimeout(240_000);
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = await launchApp({
    args: [...personBeforeWall(), '--name', bora.name],
    microphone: bora,
  });
  await followPlugs(window);
  await askToJoin(window, join[1] ?? '');
  const preview = window.locator('video');
  await expectSharp(preview);
  const camera = (await (await trackOf(preview)).evaluate((track) => track?.label)) ?? '';
  const blur = window.getByRole('switch', { name: 'Blur my background' });
  await expect(blur).not.toBeChecked();
  expect(workers(window)).toEqual([]);
  await blur.check();
  await expectBlurred(preview);
  await expect(window.getByText(/Takes \d+ % of one processor core/)).toBeVisible();

  await enterFromGreenRoom(window, 'Join');
  const seen = cameraOf(host.window, bora.name);
  await expectBlurred(seen);
  await unplug(window, camera);
  await expect(seen).toHaveCount(0);
  await expect.poll(() => workers(window).length).toBe(0);
  await plugIn(window, camera);
  await expectBlurred(seen);

  const list = window.getByRole('combobox', { name: 'Choose camera' });
  await list.selectOption({ label: 'Show my background' });
  await expectSharp(seen);
  await expect(list.locator('option:checked')).toHaveText(camera);
  await list.selectOption({ label: 'Blur my background' });
  await expectBlurred(seen);

  // With the camera off nothing runs; on again, the first thing seen is blurred.
  const control = window.getByRole('button', { name: 'Camera', exact: true });
  await control.click();
  await expect(seen).toHaveCount(0);
  await expect.poll(() => workers(window).length).toBe(0);
  await control.click();
  await expectBlurred(seen);
});

test('a blur that does not start or breaks turns the camera off, and says so', async ({ launchApp }) => {
  const { window } = await launchApp({ args: [...personBeforeWall(), '--name', ara.name] });
  await window.evaluate(() => {
    // The next worker has no script; those after it have theirs.
    const { Worker } = globalThis;
    class Missing extends Worker {
      constructor() {
        super('/assets/missing.js');
        globalThis.Worker = Worker;
      }
    }
    globalThis.Worker = Missing;
  });
  await window.getByRole('button', { name: 'Host a room' }).click();
  const video = window.locator('video');
  await expectSharp(video);
  const held = await trackOf(video);
  const blur = window.getByRole('switch', { name: 'Blur my background' });
  await blur.check();
  const words = window.getByText('Your background could not be blurred, so the camera was turned off.');
  await expect(words).toBeVisible();
  await expect(video).toHaveCount(0);
  expect(await held.evaluate((track) => track?.readyState)).toBe('ended');

  await window.getByRole('button', { name: 'Try again' }).click();
  await expectBlurred(video);
  await expect(words).toBeHidden();

  await enterFromGreenRoom(window, 'Start the room');
  await expectInRoom(window);
  await expectBlurred(video);
  await workers(window)[0]?.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of order');
    });
  });
  await expect(window.getByRole('alert').filter({ hasText: 'could not be blurred' })).toBeVisible();
  await expect(video).toHaveCount(0);
  await window.getByRole('button', { name: 'Camera', exact: true }).click();
  await expectBlurred(video);
});
