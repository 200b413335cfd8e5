/** What a unit needs of time; a test hands in a clock of its own. */
export interface Timing {
  /** Milliseconds from any start. */
  now(): number;
  /** Calls once after this many milliseconds; @returns a function that calls it off. */
  after(ms: number, callback: () => void): () => void;
}

export const realTiming: Timing = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Calls once, when the page has nothing to do or this many milliseconds have passed. */
export function whenIdle(callback: () => void, latestMs: number): void {
  // Safari has no such call.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: latestMs });
  else setTimeout(callback, 0);
}
