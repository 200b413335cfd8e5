// What a machine that is busy for a moment does to the figures of a path that carries everything.
import { describe, expect, it } from 'vitest';
import { cameraLayers, screenLayers, videoKinds } from '../publications.ts';
import { recordOf } from '../record-of.ts';
import type { Feedback } from '../stats/feedback.ts';
import { buildLadder, type Wish } from './ladder.ts';
import { PathControl } from './path-control.ts';

const none = recordOf(videoKinds, (): Wish => []);
const ladder = buildLadder({ ...none, camera: cameraLayers, screen: screenLayers.text });
const top = ladder.length - 1;
const good: Feedback = { roundTripMs: 3, loss: 0 };
const silent: Feedback = { roundTripMs: null, loss: null };
const late: Feedback = { roundTripMs: 400, loss: 0 };
const lossy: Feedback = { roundTripMs: 3, loss: 0.4 };

/** A control at the top of a LAN's ladder, and what it decides on each further feedback, a quarter of a second apart. */
function onGoodPath(): (...heard: readonly Feedback[]) => readonly number[] {
  const control = new PathControl();
  let atMs = 0;
  const hear = (...heard: readonly Feedback[]) =>
    heard.map((feedback) => {
      atMs += 250;
      return control.handleSample(ladder, { atMs, availableBitrate: 50_000_000, feedback, queue: 'none' })
        .rung;
    });
  expect(hear(good, good, good, good).at(-1)).toBe(top);
  return hear;
}

describe('on a path that carries everything', () => {
  it.each([
    ['a late answer', late],
    ['a lossy report', lossy],
  ])('%s that is not heard of again changes nothing', (_, once) => {
    const hear = onGoodPath();
    expect(new Set(hear(once, silent, silent, silent, good, once, good, good))).toEqual(new Set([top]));
  });

  it.each([
    ['delay', late],
    ['loss', lossy],
  ])('%s that goes on to be heard of takes one rung, and the queue has a second to drain', (_, again) => {
    const hear = onGoodPath();
    expect(hear(again, silent, again)).toEqual([top, top, top - 1]);
    expect(hear(again, again, again)).toEqual([top - 1, top - 1, top - 1]);
    expect(hear(again, again, again)).toEqual([top - 1, top - 1, top - 2]);
  });
});
