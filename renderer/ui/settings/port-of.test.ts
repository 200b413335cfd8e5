import { expect, it } from 'vitest';
import { portOf } from './port-of.ts';

it('reads a port, or that there is to be none', () => {
  expect(portOf(' 7420 ')).toBe(7420);
  expect(portOf('65535')).toBe(65_535);
  expect(portOf('  ')).toBeNull();
});

it.each(['0', '65536', '-1', '74.5', '7e3', 'port', '0x10'])('refuses %s', (typed) => {
  expect(portOf(typed)).toBeUndefined();
});
