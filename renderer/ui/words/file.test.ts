import { expect, test } from 'vitest';
import { sizeWords } from './file.ts';

test.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [45_400, '45 kB'],
  [999_499, '999 kB'],
  [1_234_567, '1.2 MB'],
  [12_000_000, '12 MB'],
  [3_900_000_000, '3.9 GB'],
  [4_000_000_000, '4 GB'],
])('a file of %d bytes has %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
