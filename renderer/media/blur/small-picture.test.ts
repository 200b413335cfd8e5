import { expect, it } from 'vitest';
import { blurBox, shrink } from './small-picture.ts';

it('makes a component small: each value the mean of those that it stands for', () => {
  // Six by three, of which every second value belongs to another component, with two bytes before all of it.
  const data = Uint8Array.from([
    9,
    9,
    ...[0, 99, 30, 99, 60, 99],
    ...[0, 99, 30, 99, 60, 99],
    ...[0, 99, 30, 99, 60, 99],
  ]);
  const component = { data, offset: 2, stride: 6, step: 2, width: 3, height: 3 };
  expect([...shrink(component, 1, 1)]).toEqual([30]);
  expect([...shrink(component, 3, 1)]).toEqual([0, 30, 60]);
});

it('makes a component large where it is smaller than what is asked for', () => {
  const component = { data: Uint8Array.from([10, 20]), offset: 0, stride: 2, step: 1, width: 2, height: 1 };
  expect([...shrink(component, 4, 2)]).toEqual([10, 10, 20, 20, 10, 10, 20, 20]);
});

it('blurs a point to a hill that is alike on all sides, and loses nothing', () => {
  const size = 21;
  const picture = new Float32Array(size * size);
  picture[10 * size + 10] = 1000;
  blurBox(picture, size, size, 2);
  const at = (x: number, y: number) => picture[y * size + x] ?? NaN;
  expect(picture.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1000, 1);
  for (const far of [1, 2, 3, 4]) {
    expect(at(10 + far, 10)).toBeCloseTo(at(10 - far, 10), 4);
    expect(at(10, 10 + far)).toBeCloseTo(at(10 + far, 10), 4);
    expect(at(10 + far, 10)).toBeLessThan(at(10 + far - 1, 10));
  }
  expect(at(17, 10)).toBe(0);
});

it('leaves an even picture as it is, to its edges', () => {
  const picture = new Float32Array(12).fill(1);
  blurBox(picture, 4, 3, 8);
  for (const value of picture) expect(value).toBeCloseTo(1, 5);
});
