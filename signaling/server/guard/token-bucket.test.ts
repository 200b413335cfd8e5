import { describe, expect, test } from 'vitest';
import { seeded } from '../../testing/random.ts';
import { TokenBucket } from './token-bucket.ts';

function bucket(
  burst: number,
  perSecond: number,
): { taken: (times: number) => number; pass: (ms: number) => void } {
  let now = 5_000;
  const one = new TokenBucket({ burst, perSecond }, () => now);
  return {
    taken: (times) => Array.from({ length: times }, () => one.take()).filter(Boolean).length,
    pass: (ms) => (now += ms),
  };
}

describe('a token bucket', () => {
  test('gives its burst at once, then its rate', () => {
    const { taken, pass } = bucket(5, 10);
    expect(taken(9)).toBe(5);
    pass(99);
    expect(taken(1)).toBe(0);
    pass(1);
    expect(taken(2)).toBe(1);
    pass(1_000);
    expect(taken(99)).toBe(5);
  });

  test('asked too often, loses nothing of what time brings', () => {
    const { taken, pass } = bucket(2, 10);
    taken(2);
    let given = 0;
    for (let at = 0; at < 1_000; at += 7) {
      pass(7);
      given += taken(1);
    }
    expect(given).toBe(10);
  });

  test('never gives more than burst and rate allow, whenever it is asked', () => {
    const random = seeded(3);
    for (let run = 0; run < 50; run += 1) {
      const { taken, pass } = bucket(20, 50);
      let given = 0;
      let passed = 0;
      while (passed < 2_000) {
        const step = Math.floor(random() * 200);
        pass(step);
        passed += step;
        given += taken(Math.floor(random() * 30));
        expect(given).toBeLessThanOrEqual(20 + (passed / 1_000) * 50 + 1e-6);
      }
    }
  });

  test('is full again after a pause, and takes no harm from a clock that stands or goes back', () => {
    let now = 1_000;
    const one = new TokenBucket({ burst: 2, perSecond: 1 }, () => now);
    expect(one.isFull).toBe(true);
    one.take();
    expect(one.isFull).toBe(false);
    now = 0;
    expect(one.take()).toBe(true);
    expect(one.take()).toBe(false);
    now = 2_000;
    expect(one.isFull).toBe(true);
  });
});
