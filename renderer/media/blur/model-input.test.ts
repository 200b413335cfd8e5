import { expect, it } from 'vitest';
import { modelInput } from './model-input.ts';

const of = (...values: number[]) => Float32Array.from(values);
const rounded = (input: Float32Array) => [...input].map((value) => Math.round(value * 100) / 100 + 0);

it('gives red, green and blue, and black beside the picture', () => {
  const place = { x: 1, y: 0, width: 1, height: 1 };
  const input = modelInput([of(255), of(51), of(0)], true, place, { width: 3, height: 1 });
  expect(rounded(input)).toEqual([0, 0, 0, 1, 0.2, 0, 0, 0, 0]);
});

it.each([
  ['white', [235, 128, 128], [1, 1, 1]],
  ['black', [16, 128, 128], [0, 0, 0]],
  ['red', [81, 90, 240], [1, 0, 0]],
  ['blue', [41, 240, 110], [0, 0, 1]],
])('knows %s by its brightness and colours', (_, [y = 0, u = 0, v = 0], expected) => {
  const place = { x: 0, y: 0, width: 1, height: 1 };
  expect(rounded(modelInput([of(y), of(u), of(v)], false, place, place))).toEqual(expected);
});
