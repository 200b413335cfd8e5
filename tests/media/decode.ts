// Says what a <video> really shows: reads decoded pixels, so that "connected" is never taken for "seen".
import type { Locator } from '@playwright/test';
import { grabFrames, type FrameRows } from './grab.ts';
import type { Rgb } from './synthetic.mjs';
import { readTimecodeBits, stripCells, timecodePeriod } from './timecode.mjs';
import { until } from './until.ts';

/** What one decoded frame of a synthetic camera says. */
export interface Picture {
  readonly colour: Rgb;
  /** Null when no strip was found, or its check bits are wrong. */
  readonly timecode: number | null;
  readonly mirrored: boolean;
  /** Size of the decoded frame, not of the element. */
  readonly width: number;
  readonly height: number;
}

/** Reads the frame that a video holds now; null while it has none. */
export async function readPicture(video: Locator): Promise<Picture | null> {
  const [frame] = await grabFrames(video, { count: 0, timeoutMs: 0 });
  return frame === undefined ? null : decodePicture(frame);
}

/**
 * Waits until the video has shown `distinct` different time codes that go forward, and gives the pictures
 * that it saw on the way. Throws when the picture stands still, or shows no readable time code.
 */
export async function watchTimecode(
  video: Locator,
  { distinct = 5, timeoutMs = 15_000 }: { distinct?: number; timeoutMs?: number } = {},
): Promise<readonly Picture[]> {
  const deadline = Date.now() + timeoutMs;
  const pictures: Picture[] = [];
  do {
    const frames = await grabFrames(video, {
      count: distinct,
      timeoutMs: Math.max(deadline - Date.now(), 1),
    });
    pictures.push(...frames.map(decodePicture));
    if (countForwardSteps(pictures) + 1 >= distinct) return pictures;
  } while (Date.now() < deadline);
  const seen = pictures.map((picture) => picture.timecode ?? '-').join(' ');
  throw new Error(
    `The time code did not move: ${String(pictures.length)} frames in ${String(timeoutMs)} ms: ${seen}`,
  );
}

/** Asserts that the video shows this person's moving picture: their colour, and a time code that runs. */
export async function expectToSee(video: Locator, colour: Rgb, timeoutMs = 15_000): Promise<void> {
  await until(
    `the colour ${colour.join()}`,
    () => readPicture(video),
    (picture) => isColour(picture?.colour, colour),
    timeoutMs,
  );
  for (const picture of await watchTimecode(video, { timeoutMs })) {
    if (!isColour(picture.colour, colour))
      throw new Error(`The colour went over to ${picture.colour.join()}`);
  }
}

/** Whether a measured colour is the wanted one, with room for what video compression and colour spaces do. */
export function isColour(measured: Rgb | undefined, wanted: Rgb): boolean {
  return measured !== undefined && distance(measured, wanted) < 50;
}

/** Reads colour and time code out of the rows of one frame; pure. */
export function decodePicture(frame: FrameRows): Picture {
  const middle = [...pixels(frame.above), ...pixels(frame.below)].filter((_, at, all) => {
    const x = (at % (all.length / 2)) / (all.length / 2);
    return x > 0.3 && x < 0.7;
  });
  const colour = average(middle);
  const bits = readStrip(pixels(frame.upper), pixels(frame.lower), colour);
  const read = bits === null ? null : readTimecodeBits(bits);
  const { width, height } = frame;
  return { colour, timecode: read?.value ?? null, mirrored: read?.mirrored ?? false, width, height };
}

function readStrip(upper: readonly Rgb[], lower: readonly Rgb[], background: Rgb): boolean[] | null {
  const inStrip = upper.map((pixel, at) => {
    const below = lower[at];
    return below !== undefined && distance(pixel, background) > 70 && distance(below, background) > 70;
  });
  const left = inStrip.indexOf(true);
  const right = inStrip.lastIndexOf(true) + 1;
  const cell = (right - left) / stripCells;
  // Less than two columns a cell is noise on a flat picture, or a picture too small to read.
  if (left < 0 || cell < 2) return null;
  const bits: boolean[] = [];
  for (let at = 0; at < stripCells; at += 1) {
    const from = Math.round(left + (at + 0.3) * cell);
    const to = Math.max(Math.round(left + (at + 0.7) * cell), from + 1);
    const difference =
      brightness(average(upper.slice(from, to))) - brightness(average(lower.slice(from, to)));
    if (Math.abs(difference) < 40) return null;
    bits.push(difference > 0);
  }
  return bits;
}

/** Counts how often the time code went on to a later one; a film that jumps back or stands still adds nothing. */
function countForwardSteps(pictures: readonly Picture[]): number {
  const codes = pictures.flatMap(({ timecode }) => (timecode === null ? [] : [timecode]));
  return codes.filter((code, at) => {
    const before = codes[at - 1];
    if (before === undefined) return false;
    // The film is shorter than the period and starts again from 0, which is a step forward too.
    const step = (code - before + timecodePeriod) % timecodePeriod;
    return step > 0 && step < timecodePeriod / 2;
  }).length;
}

function pixels(row: readonly number[]): Rgb[] {
  return Array.from({ length: row.length / 3 }, (_, at) => [
    row[at * 3] ?? 0,
    row[at * 3 + 1] ?? 0,
    row[at * 3 + 2] ?? 0,
  ]);
}

function average(all: readonly Rgb[]): Rgb {
  const mean = (channel: 0 | 1 | 2): number =>
    Math.round(all.reduce((sum, pixel) => sum + pixel[channel], 0) / Math.max(all.length, 1));
  return [mean(0), mean(1), mean(2)];
}

function brightness([red, green, blue]: Rgb): number {
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}

function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
