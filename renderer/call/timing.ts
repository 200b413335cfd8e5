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
