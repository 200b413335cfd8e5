// A person before a wall, both full of detail, and how much of it a picture still has.
import { join } from 'node:path';
import { existsSync, mkdirSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { grabWhole } from '../media/grab.ts';
import { until } from '../media/until.ts';
import { writePortrait, type Portrait } from '../screenshots/portrait.ts';
import { mediaFolder } from './media-files.ts';

const person: Portrait = {
  wall: [206, 190, 168],
  skin: [236, 188, 160],
  hair: [52, 38, 32],
  shirt: [96, 190, 166],
  long: true,
  detailed: true,
};

/** How much a picture differs from place to place, as the standard deviation of its brightness (0 to 255). */
export interface Detail {
  /** Left and right of the person. */
  readonly wall: number;
  readonly shirt: number;
}

/**
 * The switches for a camera that shows a person in a striped shirt before a checkerboard.
 * @param lines the height of its picture
 */
export function personBeforeWall(lines = 360): string[] {
  const file = join(mediaFolder(), `person-before-wall-${String(lines)}.y4m`);
  if (!existsSync(file)) {
    mkdirSync(mediaFolder(), { recursive: true });
    writePortrait(file, person, lines);
  }
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}

/** Reads how much detail a video has now; null while it shows nothing. */
export async function readDetail(video: Locator): Promise<Detail | null> {
  if ((await video.count()) === 0) return null;
  const frame = await grabWhole(video, 640);
  if (!frame) return null;
  const { width, height, data } = frame;
  const spread = (left: number, right: number, top: number, bottom: number): number => {
    const values: number[] = [];
    for (let y = Math.round(top * height); y < bottom * height; y += 1) {
      for (let x = Math.round(left * width); x < right * width; x += 1) {
        const at = (y * width + x) * 4;
        values.push(0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0));
      }
    }
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  };
  return {
    wall: Math.max(spread(0.03, 0.15, 0.1, 0.6), spread(0.85, 0.97, 0.1, 0.6)),
    shirt: spread(0.4, 0.6, 0.82, 0.97),
  };
}

const isSharp = (detail: Detail | null) => (detail?.wall ?? 0) > 30 && (detail?.shirt ?? 0) > 20;
const isBlurred = (detail: Detail | null) => (detail?.wall ?? 99) < 8 && (detail?.shirt ?? 0) > 20;
// A worker, its runtime and a first picture through an encoder; a full machine took 18 s for it.
const patienceMs = 40_000;

/** Waits until a video shows the wall as it is. */
export async function expectSharp(video: Locator): Promise<void> {
  await until('the wall as it is', () => readDetail(video), isSharp, patienceMs);
}

/** Waits until a video shows the person before a blurred wall. */
export async function expectBlurred(video: Locator): Promise<void> {
  await until('a person before a blur', () => readDetail(video), isBlurred, patienceMs);
}
