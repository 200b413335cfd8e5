import { getLocale } from '../../i18n/paraglide/runtime.js';
import { m } from '../../i18n/paraglide/messages.js';

/** A number as the app's language writes it, in whole. */
export function wholeWords(value: number): string {
  return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 0 }).format(value);
}

/** A part of a whole, 0 to 1, in hundredths with one more digit. */
export function partWords(part: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(getLocale(), { style: 'percent', ...digits }).format(part);
}

/** A time, in milliseconds. */
export function millisecondWords(ms: number): string {
  return m.graph_ms({ ms: wholeWords(ms) });
}

/** How much is carried, in bits per second. */
export function bitrateWords(bits: number): string {
  return m.graph_kbit({ kbit: wholeWords(bits / 1000) });
}
