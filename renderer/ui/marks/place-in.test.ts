import { expect, it } from 'vitest';
import { movedBy, placeIn } from './place-in.ts';

const box = { left: 100, top: 50, width: 800, height: 400 };

it('is a part of the picture, not of the window, and never beside it', () => {
  expect(placeIn(box, 100, 50)).toEqual([0, 0]);
  expect(placeIn(box, 500, 150)).toEqual([0.5, 0.25]);
  expect(placeIn(box, 900, 450)).toEqual([1, 1]);
  expect(placeIn(box, 20, 1_000)).toEqual([0, 1]);
});

it('is somewhere on a picture that has no size, too', () => {
  expect(placeIn({ ...box, width: 0, height: 0 }, 100, 50)).toEqual([0, 0]);
});

it('goes by keys to each side and stops at the edge', () => {
  expect(movedBy('ArrowLeft', [0.5, 0.5])).toEqual([0.48, 0.5]);
  expect(movedBy('ArrowDown', [0.5, 0.99])).toEqual([0.5, 1]);
  expect(movedBy('ArrowUp', [0, 0])).toEqual([0, 0]);
  expect(movedBy('ArrowRight', [0, 0])).toEqual([0.02, 0]);
  expect(movedBy('Enter', [0, 0])).toBeNull();
});
