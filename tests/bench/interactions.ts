// Interaction to next paint, read in the page.
import type { Page } from '@playwright/test';

/** One press of a key or a button. */
export interface Interaction {
  readonly what: string;
  /** From the press, or the release, whichever took longer, to the next paint; the engine rounds it to 8 ms. */
  readonly ms: number;
}

/** Shorter ones are not reported at all (Event Timing API, section 3.3), and count as this. */
const leastMs = 16;

/** Does something with one press, and says how long the window took to show it. */
export async function collectInteractions(
  window: Page,
  what: string,
  act: () => Promise<void>,
): Promise<Interaction> {
  await window.evaluate((least) => {
    const durations: number[] = [];
    Object.assign(globalThis, { madangDurations: durations });
    const options = { type: 'event', durationThreshold: least };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('interactionId' in entry && entry.interactionId !== 0) durations.push(entry.duration);
    }).observe(options);
  }, leastMs);
  await act();
  const longest = await window.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    // What the press has changed is painted by the first, and the entries about it are told after that.
    await frame();
    await frame();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const durations: unknown = Reflect.get(globalThis, 'madangDurations');
    return Array.isArray(durations)
      ? Math.max(0, ...durations.filter((each) => typeof each === 'number'))
      : 0;
  });
  return { what, ms: Math.max(leastMs, longest) };
}
