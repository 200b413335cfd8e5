import { expect, test } from 'vitest';
import { GuessThrottle } from './guess-throttle.ts';

function throttleAt(): { throttle: GuessThrottle; pass: (ms: number) => void } {
  let now = 5_000;
  const throttle = new GuessThrottle(() => now);
  return { throttle, pass: (ms) => (now += ms) };
}

test('each wrong try makes the next wait longer, up to a minute', () => {
  const { throttle, pass } = throttleAt();
  expect(throttle.waitMs(['a'])).toBe(0);
  const waits: number[] = [];
  for (let at = 0; at < 8; at += 1) {
    throttle.failed(['a']);
    waits.push(throttle.waitMs(['a']));
    pass(waits.at(-1) ?? 0);
    expect(throttle.waitMs(['a'])).toBe(0);
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

test('whoever is known in one way waits, whatever else they come as', () => {
  const { throttle, pass } = throttleAt();
  throttle.failed(['mina', '192.168.0.7']);
  pass(400);
  expect(throttle.waitMs(['other', '192.168.0.7'])).toBe(600);
  expect(throttle.waitMs(['mina', '192.168.0.8'])).toBe(600);
  expect(throttle.waitMs(['other', '192.168.0.8'])).toBe(0);
});

test('a right try forgets the wrong ones before it, and so does time', () => {
  const { throttle, pass } = throttleAt();
  throttle.failed(['a']);
  throttle.failed(['a']);
  throttle.succeeded('a');
  expect(throttle.waitMs(['a'])).toBe(0);
  throttle.failed(['b']);
  throttle.failed(['b']);
  pass(10 * 60_000);
  throttle.failed(['b']);
  expect(throttle.waitMs(['b'])).toBe(1_000);
});

test('it remembers a bounded number, the latest, and nobody for ever', () => {
  const { throttle, pass } = throttleAt();
  for (let at = 0; at < 10_000; at += 1) throttle.failed([String(at)]);
  expect(throttle.size).toBe(4_096);
  expect(throttle.waitMs(['9999'])).toBe(1_000);
  expect(throttle.waitMs(['0'])).toBe(0);
  pass(10 * 60_000);
  throttle.failed(['new']);
  expect(throttle.size).toBe(1);
});
