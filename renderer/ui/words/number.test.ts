import { expect, it } from 'vitest';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { bitrateWords, millisecondWords, partWords, wholeWords } from './number.ts';

it.each(['en', 'ko'] as const)('writes numbers with their units in %s', (locale) => {
  overwriteGetLocale(() => locale);
  expect(wholeWords(1234.4)).toBe('1,234');
  expect(partWords(0.0123)).toBe('1.2%');
  expect(partWords(0)).toBe('0.0%');
  expect(millisecondWords(41.6)).toBe('42 ms');
  expect(bitrateWords(1_499_600)).toBe('1,500 kbit/s');
});
