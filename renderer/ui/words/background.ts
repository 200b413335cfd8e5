import { m } from '../../i18n/paraglide/messages.js';
import type { Background } from '../../state/background.svelte.ts';

const percentOf = (part: number): string => String(Math.round(part * 100));

/** What a blur does, what it costs while it runs, or why there is none. */
export function blurHint({ isAble, load }: Background): string {
  if (!isAble) return m.blur_unable();
  if (!load) return m.blur_hint();
  return m.blur_load({ percent: percentOf(load.ofOneCore), ms: String(Math.round(load.msPerFrame)) });
}

/** The heading over the choice in a short list, with what the blur costs. */
export function backgroundHeading({ load }: Background): string {
  return load ? m.background_load({ percent: percentOf(load.ofOneCore) }) : m.background();
}

/** What choosing it in a short list does. */
export function blurOption({ isAble, isChosen }: Background): string {
  if (isChosen) return m.blur_stop();
  return isAble ? m.blur() : m.blur_unable_short();
}
