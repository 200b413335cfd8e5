import { expect, it } from 'vitest';
import { fit } from './fit.ts';

const frame = { width: 256, height: 144 };

it.each([
  ['a camera of the same shape', { width: 1280, height: 720 }, { x: 0, y: 0, width: 256, height: 144 }],
  ['an older camera', { width: 640, height: 480 }, { x: 32, y: 0, width: 192, height: 144 }],
  ['a phone held upright', { width: 720, height: 1280 }, { x: 87, y: 0, width: 81, height: 144 }],
  ['a very wide one', { width: 2560, height: 720 }, { x: 0, y: 36, width: 256, height: 72 }],
])('keeps the shape of %s', (_, picture, expected) => {
  expect(fit(picture, frame)).toEqual(expected);
});
