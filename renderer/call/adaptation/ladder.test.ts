import { describe, expect, it } from 'vitest';
import { cameraLayers, screenLayers } from '../publications.ts';
import { buildLadder, rungFor, type Wish } from './ladder.ts';

const wishes = (camera: Wish, screen: Wish, second: Wish = []) => ({ camera, screen, 'screen-2': second });
const both = wishes(cameraLayers, screenLayers.text);

describe('buildLadder', () => {
  it('begins with each at its smallest, then raises the share, then the camera', () => {
    expect(buildLadder(both).map(({ layers: { screen, camera } }) => [screen, camera])).toEqual([
      [null, null],
      ['low', null],
      ['low', 'low'],
      ['middle', 'low'],
      ['high', 'low'],
      ['high', 'middle'],
      ['high', 'high'],
    ]);
  });

  it('begins two shares at once, raises them by turns, and the camera after both', () => {
    const ladder = buildLadder(wishes(cameraLayers, screenLayers.text, screenLayers.motion.slice(1)));
    expect(ladder.map(({ layers }) => [layers.screen, layers['screen-2'], layers.camera])).toEqual([
      [null, null, null],
      ['low', 'low', null],
      ['low', 'low', 'low'],
      ['middle', 'low', 'low'],
      ['middle', 'middle', 'low'],
      ['high', 'middle', 'low'],
      ['high', 'middle', 'middle'],
      ['high', 'middle', 'high'],
    ]);
    const all = [4_000_000, 1_000_000, 2_500_000];
    expect(ladder.at(-1)?.bitrate).toBeCloseTo(40_000 + 1.1 * all.reduce((sum, each) => sum + each));
  });

  it('has nothing but sound for a viewer that asks for nothing', () => {
    const [only, ...more] = buildLadder(wishes([], []));
    expect(only?.layers).toEqual({ camera: null, screen: null, 'screen-2': null });
    expect(only?.bitrate).toBeGreaterThan(0);
    expect(more).toEqual([]);
  });

  it('goes no higher than what is asked for', () => {
    const ladder = buildLadder(wishes(cameraLayers.slice(1), []));
    expect(ladder.map(({ layers }) => layers.camera)).toEqual([null, 'low', 'middle']);
    expect(ladder.every(({ layers }) => layers.screen === null)).toBe(true);
  });

  it('counts all that a rung sends, with what the wire adds', () => {
    const [nothing, low, middle] = buildLadder(wishes(cameraLayers.slice(1), []));
    expect((low?.bitrate ?? 0) - (nothing?.bitrate ?? 0)).toBeCloseTo(1.1 * 180_000);
    expect((middle?.bitrate ?? 0) - (nothing?.bitrate ?? 0)).toBeCloseTo(1.1 * 700_000);
  });

  it.each([0, 1, 2, 3].flatMap((camera) => [0, 1, 2, 3].map((screen) => [camera, screen] as const)))(
    'takes more with each rung: %d layers of the camera, %d of the share',
    (camera, screen) => {
      for (const quality of ['text', 'motion'] as const) {
        const ladder = buildLadder(
          wishes(cameraLayers.slice(3 - camera), screenLayers[quality].slice(3 - screen)),
        );
        expect(ladder).toHaveLength(1 + camera + screen);
        for (const [at, { bitrate }] of ladder.entries()) {
          expect(bitrate).toBeGreaterThan(ladder[at - 1]?.bitrate ?? 0);
        }
      }
    },
  );
});

describe('rungFor', () => {
  const ladder = buildLadder(both);

  it('is the rung of which each bit is there', () => {
    for (const [at, { bitrate }] of ladder.entries()) {
      expect(rungFor(ladder, bitrate)).toBe(at);
      expect(rungFor(ladder, bitrate - 1)).toBe(Math.max(0, at - 1));
    }
  });

  it('is the lowest when nothing is left, and the highest when there is no end', () => {
    expect(rungFor(ladder, 0)).toBe(0);
    expect(rungFor(ladder, Infinity)).toBe(ladder.length - 1);
    expect(rungFor([], 1_000_000)).toBe(0);
  });
});
