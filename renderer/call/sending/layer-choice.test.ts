import { describe, expect, it } from 'vitest';
import { cameraLayers } from '../publications.ts';
import { FakeTrack } from '../testing/fake-media.ts';
import { chooseLayer, encodingOf, heightOf, isCut, type LayerLimit } from './layer-choice.ts';

const large = { width: 1280, height: 720 };
const small = { width: 160, height: 90 };
const bound = (layer: LayerLimit['layer'], reason: LayerLimit['reason']): LayerLimit => ({ layer, reason });

describe('chooseLayer', () => {
  it.each([
    [null, [], null, 'hidden'],
    [null, [bound(null, 'loss')], null, 'hidden'],
    [large, [], 'high', 'demand'],
    [large, [null, null], 'high', 'demand'],
    [large, [bound('middle', 'processor'), null], 'middle', 'processor'],
    [large, [bound('middle', 'processor'), bound('low', 'delay')], 'low', 'delay'],
    [large, [bound('low', 'processor'), bound('middle', 'delay')], 'low', 'processor'],
    [large, [bound('low', 'processor'), bound('low', 'delay')], 'low', 'processor'],
    [large, [bound('low', 'processor'), bound(null, 'delay')], null, 'delay'],
    [small, [bound('low', 'processor'), bound('middle', 'delay')], 'low', 'demand'],
  ] as const)('of a tile %o with the limits %o is %s for %s', (tile, limits, layer, reason) => {
    expect(chooseLayer(cameraLayers, tile, limits)).toEqual({ layer, reason });
  });
});

it.each([
  ['high', 'low', 'bandwidth', true],
  ['high', 'middle', 'loss', true],
  ['middle', null, 'delay', true],
  ['high', 'low', 'demand', false],
  ['high', 'low', 'processor', false],
  ['high', null, 'hidden', false],
  ['low', 'middle', 'bandwidth', false],
  ['low', 'low', 'bandwidth', false],
  [null, 'low', 'bandwidth', false],
] as const)('from %s to %s for %s is a cut: %s', (previous, layer, reason, cut) => {
  expect(isCut(cameraLayers, previous, { layer, reason })).toBe(cut);
});

describe('encodingOf', () => {
  const [high, , low] = cameraLayers;
  if (!high || !low) throw new Error('no layers');

  it('takes the shorter edge of an upright picture', () => {
    const height = heightOf(new FakeTrack(1080, 1920));
    expect(encodingOf(cameraLayers, high, height, [large]).scaleResolutionDownBy).toBe(1.5);
  });

  it('is off without a track, and without viewers', () => {
    expect(encodingOf(cameraLayers, high, null, [large]).active).toBe(false);
    expect(encodingOf(cameraLayers, high, 720, []).active).toBe(false);
    expect(encodingOf(cameraLayers, high, 720, [large]).active).toBe(true);
  });

  it('follows the largest tile', () => {
    const tiles = [small, { width: 240, height: 120 }, null];
    expect(encodingOf(cameraLayers, low, 720, tiles).scaleResolutionDownBy).toBeCloseTo(720 / 135);
    expect(encodingOf(cameraLayers, high, 720, [...tiles, large]).scaleResolutionDownBy).toBe(1);
    expect(encodingOf(cameraLayers, high, 720, [{ width: 1060, height: 600 }]).scaleResolutionDownBy).toBe(
      1.2,
    );
  });
});
