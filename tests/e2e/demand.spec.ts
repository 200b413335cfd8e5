// What is sent follows what is shown: said where people look at connections, and seen in the picture itself.
import { expect } from '@playwright/test';
import { expectToSee } from '../media/decode.ts';
import { test } from '../support/app.ts';
import { cameraOf, expectInRoom, expectSeenAndHeard, hostRoom, people, tile } from '../support/room.ts';

const { ara, bora, chan } = people;

test('a hidden window is sent sound only, and its pictures again as soon as it is seen', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const other = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await expectInRoom(other.window);
  await expectSeenAndHeard(host.window, bora);
  await other.window.getByRole('button', { name: 'How it connects' }).click();
  const sent = other.window.getByRole('region', { name: ara.name, exact: true }).getByRole('definition');
  await expect(sent.filter({ hasText: 'as large as they show it' })).toBeVisible();

  // Playwright keeps every window visible to its page, hidden or not; so the page is told of it as the engine would.
  await host.window.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(sent.filter({ hasText: 'nothing: they do not show it' })).toBeVisible();
  const backMs = await cameraOf(host.window, bora.name).evaluate(
    (video: HTMLVideoElement) =>
      new Promise<number>((resolve) => {
        const seenAt = performance.now();
        video.requestVideoFrameCallback((now) => resolve(now - seenAt));
        Reflect.deleteProperty(document, 'visibilityState');
        document.dispatchEvent(new Event('visibilitychange'));
      }),
  );
  expect(backMs).toBeLessThan(500);
  await expectToSee(cameraOf(host.window, bora.name), bora.colour);
  await expect(sent.filter({ hasText: 'as large as they show it' })).toBeVisible();
});

test('who is pinned is sent larger within a second, and smaller again when they are not', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const camera = { ...bora, width: 1280, height: 720, fps: 10, seconds: 4 };
  await launchApp({ camera, microphone: bora, args: [...join, '--name', bora.name] });
  await launchApp({ microphone: chan, args: [...join, '--name', chan.name] });
  await expectSeenAndHeard(window, bora);
  await expect(tile(window, chan.name)).toBeVisible();
  const video = cameraOf(window, bora.name);
  const lines = () => video.evaluate((element: HTMLVideoElement) => element.videoHeight);
  // Beside two others, and once the way has shown that it carries as much.
  await expect.poll(lines).toBeGreaterThan(200);
  await expect.poll(lines).toBeLessThan(400);
  const before = await lines();
  const pin = window.getByRole('main').getByRole('button', { name: `Keep ${bora.name} large` });
  const largerAfter = video.evaluateHandle((element: HTMLVideoElement) => {
    const times: { pressed?: number; larger?: number } = {};
    const height = element.videoHeight;
    addEventListener('click', ({ timeStamp }) => (times.pressed ??= timeStamp), {
      capture: true,
      once: true,
    });
    element.addEventListener('resize', () => {
      if (element.videoHeight > height * 1.2) times.larger ??= performance.now();
    });
    return times;
  });
  const times = await largerAfter;
  await pin.focus();
  await window.keyboard.press('Enter');
  await expect.poll(lines).toBeGreaterThan(before * 1.2);
  const ms = await times.evaluate(({ pressed = NaN, larger = NaN }) => larger - pressed);
  expect(ms).toBeLessThan(1_000);
  await window.keyboard.press('Enter');
  await expect.poll(lines).toBe(before);
});
