import type { Locale } from '../state/profile.svelte.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

/**
 * Makes every word follow a locale. As the getter reads reactive state, words in components change with it.
 */
export function followLocale(current: () => Locale): void {
  overwriteGetLocale(current);
}
