// Sharing a screen through the app's own picker, and its end from either side.
import { expect, type Locator } from '@playwright/test';
import { readPattern } from '../media/pattern.ts';
import { test } from '../support/app.ts';
import { hostRoom, people, screenOf, shareScreen, showPattern, tile } from '../support/room.ts';
import { canManageWindows, closeWindow, manageWindow } from '../support/windows.ts';

const { ara, bora } = people;
const pattern = 7_654_321;

/** How many pictures a second a video gets, over its next 20. */
function rateOf(video: Locator): Promise<number> {
  return video.evaluate(
    (element) =>
      new Promise<number>((resolve, reject) => {
        if (!(element instanceof HTMLVideoElement)) {
          reject(new Error('not a <video>'));
          return;
        }
        const count = 20;
        const times: number[] = [];
        const onFrame = (now: number) => {
          times.push(now);
          if (times.length <= count) element.requestVideoFrameCallback(onFrame);
          else resolve((1000 * count) / (now - (times[0] ?? 0)));
        };
        element.requestVideoFrameCallback(onFrame);
      }),
  );
}

test('a shared screen is shown large to the other, until it is stopped', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const viewer = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(host.window, bora.name)).toBeVisible();

  await showPattern(host, pattern);
  await shareScreen(host.window, '720p');
  const own = host.window.locator('video[data-publication="screen"]');
  await expect.poll(() => own.evaluate((video: HTMLVideoElement) => video.videoHeight)).toBe(720);
  const screen = screenOf(viewer.window, ara.name);
  await expect.poll(() => readPattern(screen), { timeout: 20_000 }).toBe(pattern);
  const [stage, small] = [await screen.boundingBox(), await tile(viewer.window, ara.name).boundingBox()];
  expect(stage?.width).toBeGreaterThan(2 * (small?.width ?? Infinity));

  await viewer.close();

  // Made for text it has 15 pictures a second; made for motion, more, from then on.
  const quality = host.window.getByRole('radiogroup', { name: 'Best for' });
  await expect(quality.getByRole('radio', { name: 'Text' })).toBeChecked();
  expect(await rateOf(own)).toBeLessThan(17);
  await quality.getByText('Motion').click();
  await expect.poll(() => rateOf(own), { timeout: 20_000 }).toBeGreaterThan(18);

  // Who comes while a screen is shared sees it too.
  const late = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', 'Late'] });
  const lateScreen = screenOf(late.window, ara.name);
  await expect.poll(() => readPattern(lateScreen), { timeout: 20_000 }).toBe(pattern);

  await host.window.getByRole('button', { name: 'Stop sharing' }).first().click();
  await expect(lateScreen).toHaveCount(0);
  await expect(host.window.getByText('You are sharing your screen')).toBeHidden();
});

test('a share ends for everyone when its source ends, which is said, and the picker can be closed', async ({
  launchApp,
}) => {
  test.skip(!canManageWindows(), 'no xprop here (package x11-utils)');
  const { host, join } = await hostRoom(launchApp, ara);
  const viewer = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(host.window, bora.name)).toBeVisible();

  await host.window.getByRole('button', { name: 'Share screen' }).click();
  await host.window.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(host.window.getByRole('dialog')).toBeHidden();
  await expect(host.window.getByText('You are sharing your screen')).toBeHidden();

  await showPattern(host, pattern);
  const shared = await manageWindow(host, 'Pattern');
  await host.window.getByRole('button', { name: 'Share screen' }).click();
  await host.window.getByRole('dialog').getByRole('button', { name: shared }).click();
  const screen = screenOf(viewer.window, ara.name);
  await expect.poll(() => readPattern(screen), { timeout: 20_000 }).toBe(pattern);

  await closeWindow(host, shared);
  await expect(host.window.getByText('You are sharing your screen')).toBeHidden();
  await expect(screen).toHaveCount(0);
  const ended = host.window.getByRole('alert').filter({ hasText: 'because what you shared was closed' });
  await expect(ended).toBeVisible();
  // What ends by one's own hand needs no words, and a new share ends those of the last.
  await host.window.getByRole('button', { name: 'Share screen' }).click();
  await expect(ended).toHaveCount(0);
});
