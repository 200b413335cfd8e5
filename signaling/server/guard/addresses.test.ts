import { describe, expect, test } from 'vitest';
import { serverLimits } from '#protocol';
import { Addresses } from './addresses.ts';

const limits = {
  ...serverLimits,
  socketsPerAddress: 2,
  connectionsPerAddress: { burst: 4, perSecond: 1 },
  requestsPerAddress: { burst: 3, perSecond: 1 },
};

describe('an address', () => {
  test('may have so many connections at a time', () => {
    const addresses = new Addresses(limits, () => 0);
    expect([1, 2, 3].map(() => addresses.arrive('a'))).toEqual([null, null, 'limit']);
    expect(addresses.arrive('b')).toBeNull();
    addresses.leave('a');
    addresses.leave('a');
    expect(addresses.arrive('a')).toBeNull();
  });

  test('may open so many within a time, and ask for so much, whatever others do', () => {
    let now = 0;
    const addresses = new Addresses(limits, () => now);
    const come = (): string | null => {
      const outcome = addresses.arrive('a');
      addresses.leave('a');
      return outcome;
    };
    expect([1, 2, 3, 4, 5].map(come)).toEqual([null, null, null, null, 'flood']);
    expect([1, 2, 3, 4].map(() => addresses.request('a'))).toEqual([true, true, true, false]);
    expect(addresses.request('b')).toBe(true);
    now = 1_000;
    expect([come(), addresses.request('a')]).toEqual([null, true]);
  });

  test('is forgotten when it is gone and has been quiet, so that a scan of many costs no memory', () => {
    let now = 0;
    const addresses = new Addresses(limits, () => now);
    for (let at = 0; at < 5_000; at += 1) {
      addresses.arrive(String(at));
      if (at > 0) addresses.leave(String(at));
    }
    now = 60_000;
    addresses.arrive('new');
    expect(addresses.size).toBe(2);
  });
});
