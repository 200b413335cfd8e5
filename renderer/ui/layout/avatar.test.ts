import { expect, it } from 'vitest';
import { hueOf } from './hue-of.ts';
import { initialOf } from './initial-of.ts';

it('gives each id a hue of its own that stays', () => {
  expect(hueOf('aaaaaaaaaaaaaaaaaaaaaa')).toBe(hueOf('aaaaaaaaaaaaaaaaaaaaaa'));
  expect(hueOf('aaaaaaaaaaaaaaaaaaaaaa')).not.toBe(hueOf('aaaaaaaaaaaaaaaaaaaaab'));
});

it('takes the first character that people see', () => {
  expect(initialOf('mina')).toBe('M');
  expect(initialOf('  미나')).toBe('미');
  expect(initialOf('👩‍🚀 Kim')).toBe('👩‍🚀');
  expect(initialOf('')).toBe('?');
});
