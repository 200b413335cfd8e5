// What is pointed at and drawn on a share, and where it is on the picture.
import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';

/** A place on a picture: parts of its width and height. */
export type Place = readonly [x: number, y: number];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a video's picture is in the window, without the bars beside it. */
export function pictureBox(video: Locator): Promise<Box> {
  return video.evaluate((element: HTMLVideoElement) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const scale = Math.min(width / element.videoWidth, height / element.videoHeight);
    const [across, down] = [scale * element.videoWidth, scale * element.videoHeight];
    return { left: left + (width - across) / 2, top: top + (height - down) / 2, width: across, height: down };
  });
}

/** Waits until a picture stands still: the page is laid out by what was measured in the frame before. */
async function whenStill(video: Locator): Promise<void> {
  await video.evaluate(async (element: HTMLVideoElement) => {
    let before = '';
    for (let still = 0; still < 5;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const { videoWidth, videoHeight } = element;
      const now = JSON.stringify([element.getBoundingClientRect(), videoWidth, videoHeight]);
      still = now === before ? still + 1 : 0;
      before = now;
    }
  });
}

/** The point of the window at a place of a picture. */
export async function pointAt(video: Locator, [x, y]: Place): Promise<{ x: number; y: number }> {
  const box = await pictureBox(video);
  return { x: box.left + x * box.width, y: box.top + y * box.height };
}

/** Draws a line on a picture with the mouse; the tool for it has been chosen. */
export async function drawLine(window: Page, video: Locator, from: Place, to: Place): Promise<void> {
  await beginLine(window, video, from, to);
  await window.mouse.up();
}

/** Draws a line as `drawLine`, and keeps the pen down. */
export async function beginLine(window: Page, video: Locator, from: Place, to: Place): Promise<void> {
  await whenStill(video);
  const [start, end] = [await pointAt(video, from), await pointAt(video, to)];
  await window.mouse.move(start.x, start.y);
  await window.mouse.down();
  await window.mouse.move(end.x, end.y, { steps: 6 });
}

/** The strokes that a window shows, each drawn once with what is around it and once with its colour. */
export function strokesIn(window: Page): Locator {
  return window.locator('figure svg[viewBox="0 0 1 1"] g');
}

/** The pointers that a window shows. */
export function pointersIn(window: Page): Locator {
  return window.locator('[data-pointer]');
}

/**
 * How far each stroke that is seen with a picture is from where a line is to be, in CSS pixels of the window: the
 * largest distance of its corners.
 */
export async function distancesOf(video: Locator, from: Place, to: Place): Promise<number[]> {
  const [start, end] = [await pointAt(video, from), await pointAt(video, to)];
  const boxes = await video
    .locator('..')
    .locator('svg[viewBox="0 0 1 1"] g path:last-child')
    .evaluateAll((paths) => paths.map((path) => path.getBoundingClientRect().toJSON() as DOMRect));
  return boxes.map(({ left, top, right, bottom }) =>
    Math.max(
      ...[left - Math.min(start.x, end.x), right - Math.max(start.x, end.x)].map(Math.abs),
      ...[top - Math.min(start.y, end.y), bottom - Math.max(start.y, end.y)].map(Math.abs),
    ),
  );
}

/** How often a pen that is held moves: well within the five seconds after which a stroke fades. */
const holdMs = 500;

/**
 * Draws a line and keeps it from fading, with the pen held down; the tool has been chosen.
 * @returns what lifts the pen
 */
export async function holdLine(
  window: Page,
  video: Locator,
  places: readonly Place[],
): Promise<() => Promise<void>> {
  await whenStill(video);
  const points: { x: number; y: number }[] = [];
  for (const place of places) points.push(await pointAt(video, place));
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (!first || !last) throw new Error('a line has places');
  await window.mouse.move(first.x, first.y);
  await window.mouse.down();
  for (const { x, y } of rest) await window.mouse.move(x, y, { steps: 8 });
  const lifting = new AbortController();
  const { signal } = lifting;
  const held = (async () => {
    for (let turn = 0; !signal.aborted; turn += 1) {
      await window.mouse.move(last.x + (turn % 2), last.y);
      // It ends early, by its only error, when the pen is lifted.
      await setTimeout(holdMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  // Whoever lifts the pen is told of what failed; until then nobody asks.
  held.catch(() => undefined);
  return async () => {
    lifting.abort();
    await held;
    await window.mouse.up();
  };
}
