import { expect, it } from 'vitest';
import { qualityOf } from './quality.ts';

const of = (loss: number, roundTripMs: number, count = 5) =>
  Array.from({ length: count }, () => ({ loss, roundTripMs }));

it('is not known before there is enough to tell it by', () => {
  expect(qualityOf([])).toBeNull();
  expect(qualityOf(of(0.5, 900, 4))).toBeNull();
});

it('is by what is lost and by how long it takes', () => {
  expect(qualityOf(of(0, 2))).toBe('good');
  expect(qualityOf(of(0.05, 2))).toBe('fair');
  expect(qualityOf(of(0, 250))).toBe('fair');
  expect(qualityOf(of(0.2, 2))).toBe('poor');
  expect(qualityOf(of(0, 800))).toBe('poor');
});

it('does not follow one answer that was late', () => {
  expect(qualityOf([...of(0, 2, 4), { loss: 0, roundTripMs: 5_000 }])).toBe('good');
});

it('gets better as soon as the last seconds are', () => {
  expect(qualityOf([...of(0.5, 900, 60), ...of(0, 2)])).toBe('good');
});
