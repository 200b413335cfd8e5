import { expect, test } from 'vitest';
import { CrashCount } from './crash-count.ts';

test('three crashes in a minute are followed by another try, a fourth is not', () => {
  const count = new CrashCount();
  expect([0, 10_000, 20_000, 59_999].map((time) => count.add(time))).toEqual([true, true, true, false]);
});

test('crashes of long ago do not count, nor those before a person tried again', () => {
  const count = new CrashCount();
  expect([0, 30_000, 60_000, 90_000, 120_000].map((time) => count.add(time))).not.toContain(false);
  for (const time of [200_000, 200_001, 200_002]) count.add(time);
  count.clear();
  expect(count.add(200_003)).toBe(true);
});
