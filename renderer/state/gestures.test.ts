import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Gestures } from './gestures.svelte.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows a reaction for a while, and the next in its place', () => {
  const gestures = new Gestures();
  expect(gestures.show('heart')).toBe(true);
  vi.advanceTimersByTime(3_000);
  expect(gestures.show('star')).toBe(true);
  vi.advanceTimersByTime(3_000);
  expect(gestures.reaction?.reaction).toBe('star');
  vi.advanceTimersByTime(1_000);
  expect(gestures.reaction).toBeNull();
});

it('leaves out what comes too fast to be read', () => {
  const gestures = new Gestures();
  const taken = Array.from({ length: 100 }, () => {
    vi.advanceTimersByTime(10);
    return gestures.show('heart');
  }).filter((shown) => shown);
  expect(taken.length).toBeLessThanOrEqual(4);
});

it('keeps a hand up until it is lowered', () => {
  const gestures = new Gestures();
  gestures.setHand(true);
  vi.advanceTimersByTime(600_000);
  expect(gestures.handRaised).toBe(true);
  gestures.setHand(false);
  expect(gestures.handRaised).toBe(false);
});
