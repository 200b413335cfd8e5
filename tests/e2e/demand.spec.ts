// What is sent follows what is shown: said where people look at connections, and seen in the picture itself.
import { expect } from '@playwright/test';
import { expectToSee } from '../media/decode.ts';
import { test } from '../support/app.ts';
import { cameraOf, expectInRoom, expectSeenAndHeard, hostRoom, people } from '../support/room.ts';

const { ara, bora } = people;

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
