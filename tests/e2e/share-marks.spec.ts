// Pointing at a share and drawing on it: seen by everyone at the same place of the picture, for a while.
import { expect, type Locator } from '@playwright/test';
import { readPattern } from '../media/pattern.ts';
import { test } from '../support/app.ts';
import { named } from '../support/keyboard/controls.ts';
import {
  beginLine,
  distancesOf,
  drawLine,
  pointAt,
  pointersIn,
  strokesIn,
  type Place,
} from '../support/marks.ts';
import { hostRoom, people, screenOf, sharePattern } from '../support/room.ts';
import { canManageWindows } from '../support/windows.ts';

const { ara, bora } = people;
const pattern = 7_654_321;
/** In CSS pixels: the mouse and the engine round to whole ones, a video's layer to two of its own. */
const near = 3;

test.beforeEach(() => {
  test.skip(!canManageWindows(), 'no xprop here (package x11-utils)');
});

/** Waits until a stroke is there at the place of a line, and says how many there are then. */
async function expectLine(video: Locator, from: Place, to: Place): Promise<number> {
  let distances: number[] = [];
  await expect
    .poll(
      async () => {
        distances = await distancesOf(video, from, to);
        return Math.min(...distances);
      },
      { intervals: [50] },
    )
    .toBeLessThan(near);
  return distances.length;
}

test('who looks on points and draws, and whose share it is sees it in its place, until it fades', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const viewer = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await sharePattern(host, pattern);
  const screen = screenOf(viewer.window, ara.name);
  const own = host.window.locator('video[data-publication="screen"]');
  await expect.poll(() => readPattern(screen), { timeout: 20_000 }).toBe(pattern);
  const large = named(host.window, 'Large view of your share');
  await expect(large).toHaveAttribute('aria-pressed', 'false');

  await named(viewer.window, 'Draw').click();
  for (const [size, from, to] of [
    [{ width: 1280, height: 720 }, [0.2, 0.3], [0.7, 0.9]],
    [{ width: 460, height: 860 }, [0.9, 0.1], [0.05, 0.4]],
  ] as const) {
    await viewer.window.setViewportSize(size);
    await expect.poll(() => viewer.window.evaluate(() => innerWidth)).toBe(size.width);
    await drawLine(viewer.window, screen, from, to);
    await Promise.all([screen, own].map((video) => expectLine(video, from, to)));
  }
  // Large by itself, so that whoever shares does not miss it; and said once.
  await expect(large).toHaveAttribute('aria-pressed', 'true');
  await expect(host.window.getByRole('status').getByText('Bora is drawing on the shared screen')).toHaveCount(
    1,
  );
  for (const { window } of [viewer, host]) await expect(strokesIn(window)).toHaveCount(0);

  // Messages come in their order: what was cleared is gone when what was drawn next is there.
  await drawLine(viewer.window, screen, [0.1, 0.1], [0.3, 0.3]);
  await expectLine(own, [0.1, 0.1], [0.3, 0.3]);
  await named(viewer.window, 'Clear').click();
  await drawLine(viewer.window, screen, [0.6, 0.6], [0.8, 0.7]);
  expect(await expectLine(own, [0.6, 0.6], [0.8, 0.7])).toBe(1);

  // A pen that is put away while it is down draws no more.
  await beginLine(viewer.window, screen, [0.1, 0.2], [0.4, 0.5]);
  await viewer.window.keyboard.press('Escape');
  const beyond = await pointAt(screen, [0.8, 0.9]);
  await viewer.window.mouse.move(beyond.x, beyond.y, { steps: 3 });
  await viewer.window.mouse.up();
  for (const video of [screen, own]) await expectLine(video, [0.1, 0.2], [0.4, 0.5]);

  await named(viewer.window, 'Point').click();
  const { x, y } = await pointAt(screen, [0.25, 0.75]);
  // A pointer that does not move goes, however long the machine takes to look at it: so it moves at each look.
  const move = async () => {
    await viewer.window.mouse.move(x - 1, y);
    await viewer.window.mouse.move(x, y);
  };
  const pointer = pointersIn(host.window);
  const nameOf = async () => {
    await move();
    return (await pointer.allTextContents()).map((text) => text.trim());
  };
  await expect.poll(nameOf).toEqual(['Bora']);
  const off = async () => {
    await move();
    const there = await pointAt(own, [0.25, 0.75]);
    const box = await pointer.boundingBox({ timeout: 1_000 }).catch(() => null);
    return box ? Math.hypot(box.x - there.x, box.y - there.y) : Infinity;
  };
  await expect.poll(off).toBeLessThan(near);
  await viewer.window.keyboard.press('Escape');
  await expect(named(viewer.window, 'Point')).toHaveAttribute('aria-pressed', 'false');
  await expect(pointer).toHaveCount(0);

  // Whose share it is draws too, and may keep the others from it.
  await named(host.window, 'Draw').click();
  await drawLine(host.window, own, [0.3, 0.5], [0.9, 0.2]);
  await expectLine(screen, [0.3, 0.5], [0.9, 0.2]);
  await named(host.window, 'Others may point and draw').click();
  await expect(named(viewer.window, 'Draw')).toHaveCount(0);
  await expect(strokesIn(viewer.window)).toHaveCount(0);
});
