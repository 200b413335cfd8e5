import { expect, it } from 'vitest';
import { linePath } from './line-path.ts';

const size = { width: 118, height: 30 };

it('has the newest value at the right, and the top one at the upper edge', () => {
  expect(linePath([0, 10], 10, size)).toBe('M116.0 29.0L118.0 1.0');
});

it('keeps to a minute, and within its size', () => {
  const path = linePath(
    Array.from({ length: 90 }, (_, at) => at * 100),
    50,
    size,
  );
  expect(path.match(/[ML]/g)).toHaveLength(60);
  expect(path.startsWith('M0.0 1.0')).toBe(true);
});

it('has a gap where nothing was known, and nothing of nothing', () => {
  expect(linePath([1, null, 1], 1, size).match(/M/g)).toHaveLength(2);
  expect(linePath([], 1, size)).toBe('');
});
