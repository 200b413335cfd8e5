import { expect, it } from 'vitest';
import { ShortestRoundTrip } from './shortest-round-trip.ts';

it('keeps the shortest for a minute at least, and forgets it after two', () => {
  const shortest = new ShortestRoundTrip();
  expect(shortest.ms).toBe(Infinity);
  shortest.add(0, 4);
  for (let at = 1_000; at <= 60_000; at += 1_000) shortest.add(at, 30);
  expect(shortest.ms).toBe(4);
  for (let at = 61_000; at < 120_000; at += 1_000) shortest.add(at, 30);
  expect(shortest.ms).toBe(4);
  shortest.add(120_000, 30);
  expect(shortest.ms).toBe(30);
});

it('takes no measurement for none', () => {
  const shortest = new ShortestRoundTrip();
  shortest.add(0, 0);
  expect(shortest.ms).toBe(Infinity);
  shortest.add(1, 7);
  expect(shortest.ms).toBe(7);
});
