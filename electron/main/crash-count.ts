const most = 3;
const withinMs = 60_000;

/** Tells a page that crashes once in a while from one that will do nothing else. */
export class CrashCount {
  #times: number[] = [];

  /** Counts a crash. @param now in milliseconds @returns whether another try is worth it */
  add(now: number): boolean {
    this.#times = [...this.#times.filter((time) => now - time < withinMs), now];
    return this.#times.length <= most;
  }

  /** A person wants to try again. */
  clear(): void {
    this.#times = [];
  }
}
