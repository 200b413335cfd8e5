import { describe, expect, it } from 'vitest';
import { coveringLayer, heightNeeded, scaleFor, smallerLayer, type Layer } from './layers.ts';
import { cameraLayers, screenLayers } from './publications.ts';

const named = (name: string): Layer => {
  const layer = cameraLayers.find((each) => each.name === name);
  if (!layer) throw new Error(name);
  return layer;
};

it.each([
  [1280, 720, 720],
  [1600, 720, 900],
  [300, 720, 720],
])('a tile of %d x %d needs a height of %d', (width, height, needed) => {
  expect(heightNeeded({ width, height })).toBe(needed);
});

describe('coveringLayer', () => {
  it.each([
    [16, 16, 'low'],
    [320, 180, 'low'],
    // A quarter larger than the layer is not told from one that fits; more is.
    [400, 225, 'low'],
    [402, 226, 'middle'],
    [800, 450, 'middle'],
    [802, 451, 'high'],
    [1280, 720, 'high'],
    [3840, 2160, 'high'],
    // Wide and flat, narrow and high: the picture has to fill either.
    [1280, 90, 'high'],
    [90, 720, 'high'],
  ])('for a tile of %d x %d of a camera is %s', (width, height, name) => {
    expect(coveringLayer(cameraLayers, { width, height })?.name).toBe(name);
  });

  it('of a share as captured is the largest for any large tile', () => {
    expect(coveringLayer(screenLayers.text, { width: 7680, height: 4320 })?.name).toBe('high');
  });

  it('is null where nothing is encoded', () => {
    expect(coveringLayer([], { width: 100, height: 100 })).toBeNull();
  });
});

it.each([
  ['high', 'high', 'high'],
  ['high', 'middle', 'middle'],
  ['high', 'low', 'low'],
  ['middle', 'high', 'middle'],
  ['middle', 'low', 'low'],
  ['low', 'high', 'low'],
  ['low', 'middle', 'low'],
] as const)('of %s wanted and %s allowed, %s is the smaller', (wanted, limit, smaller) => {
  expect(smallerLayer(cameraLayers, named(wanted), limit).name).toBe(smaller);
});

it('a limit to a layer that there is not is none', () => {
  const layers = cameraLayers.slice(0, 2);
  expect(smallerLayer(layers, named('high'), 'low').name).toBe('high');
});

describe('scaleFor', () => {
  it.each([
    // Layer, height of the track, largest need, the lowest layer, scale.
    ['high', 720, 700, false, 1],
    ['high', 1080, 2000, false, 1.5],
    ['middle', 720, 310, false, 2],
    ['middle', 360, 360, false, 1],
    // A smaller tile takes off a sixth, or two, but no more.
    ['high', 720, 600, false, 1.2],
    ['high', 720, 601, false, 1],
    ['middle', 720, 240, false, 3],
    ['middle', 720, 241, false, 2.4],
    ['middle', 720, 100, false, 3],
    ['middle', 360, 100, false, 1.5],
    ['low', 720, 500, true, 4],
    ['low', 720, 144, true, 5],
    ['low', 720, 10, true, 8],
    ['low', 720, 0, true, 8],
    // A track smaller than the layer is never scaled up.
    ['high', 480, 720, false, 1],
    ['low', 90, 180, true, 1],
  ] as const)(
    '%s of a track %d high, needed at %d (lowest: %s), is 1/%d',
    (name, track, need, lowest, scale) => {
      expect(scaleFor(named(name), track, need, lowest)).toBe(scale);
    },
  );

  it('leaves the letters of a share as they are', () => {
    const [high, middle] = screenLayers.text;
    expect(high && scaleFor(high, 2160, 100, false)).toBe(1);
    expect(middle && scaleFor(middle, 1440, 100, false)).toBe(2);
  });
});
