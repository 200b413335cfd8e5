// Proves that a misread time code is noticed rather than taken for another.
import { expect, test } from '@playwright/test';
import { readTimecodeBits, timecodeBits, timecodePeriod } from '../media/timecode.mjs';

const values = Array.from({ length: timecodePeriod }, (_, value) => value);

test('every time code is read back, mirrored or not', () => {
  for (const value of values) {
    const bits = timecodeBits(value);
    expect(readTimecodeBits(bits)).toEqual({ value, mirrored: false });
    expect(readTimecodeBits([...bits].reverse())).toEqual({ value, mirrored: true });
  }
});

test('a time code with one wrong cell is not read', () => {
  const misread = values.filter((value) => {
    const bits = timecodeBits(value);
    return bits.some((_, wrong) => readTimecodeBits(bits.map((bit, at) => bit !== (at === wrong))) !== null);
  });
  expect(misread).toEqual([]);
});
