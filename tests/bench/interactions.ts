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
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('interactionId' in entry && entry.interactionId !== 0) durations.push(entry.duration);
    });
    observer.observe({ type: 'event', durationThreshold: least });
    Object.assign(globalThis, { madangBench: { durations, observer } });
  }, leastMs);
  await act();
  const longest = await window.evaluate(async () => {
    // Two frames: what the press has changed is painted, and the entries about it are made then.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    const bench: { durations: number[]; observer: PerformanceObserver } = Reflect.get(
      globalThis,
      'madangBench',
    );
    const late = bench.observer.takeRecords();
    bench.observer.disconnect();
    const all = [...bench.durations, ...late.map(({ duration }) => duration)];
    return Math.max(0, ...all);
  });
  return { what, ms: Math.max(leastMs, longest) };
}
