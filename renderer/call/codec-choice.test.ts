import { describe, expect, it } from 'vitest';
import { chooseCodec } from './codec-choice.ts';

const wanted = ['a', 'b', 'c'];

describe('chooseCodec', () => {
  it.each([
    ['nobody is there', [], 'a'],
    ['nobody is known yet', [[], []], 'a'],
    [
      'all can take the first',
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      'a',
    ],
    [
      'one cannot take the first',
      [
        ['a', 'b', 'c'],
        ['c', 'b'],
      ],
      'b',
    ],
    ['who is not known yet does not count', [['c'], []], 'c'],
    ['there is none for all', [['a'], ['b'], ['b', 'c']], 'b'],
    ['nobody can take any', [['x']], 'a'],
  ] as const)('%s', (_, viewers, chosen) => {
    expect(chooseCodec(wanted, viewers)).toBe(chosen);
  });

  it('wants nothing of an empty list', () => {
    expect(chooseCodec([], [['a']])).toBeNull();
  });
});
