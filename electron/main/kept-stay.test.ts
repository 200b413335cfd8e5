import { expect, test } from 'vitest';
import { KeptStay } from './kept-stay.ts';

test('a stay is given to the page after a crash, once, and to no other', () => {
  const stay = new KeptStay();
  expect(stay.handleCrash()).toBe(false);
  expect(stay.take()).toBeNull();

  stay.keep('sealed');
  expect(stay.handleCrash()).toBe(true);
  expect(stay.take()).toBe('sealed');
  expect(stay.take()).toBeNull();

  // Loaded anew without a crash, as by its developer tools.
  stay.keep('sealed');
  expect(stay.take()).toBeNull();
  stay.keep('sealed');
  stay.keep(null);
  expect(stay.handleCrash()).toBe(false);
});
