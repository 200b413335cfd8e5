import type { BlurLoad } from './messages.ts';

const reportEveryMs = 1000;

/** Adds up what frames cost, and says so about once a second. */
export class LoadMeter {
  readonly #onLoad: (load: BlurLoad) => void;
  #since: number;
  #frames = 0;
  #busyMs = 0;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: number, onLoad: (load: BlurLoad) => void) {
    this.#since = now;
    this.#onLoad = onLoad;
  }

  /** A frame was worked on from `began` to `now`, in milliseconds of the clock. */
  add(began: number, now: number): void {
    this.#frames += 1;
    this.#busyMs += now - began;
    const passedMs = now - this.#since;
    if (passedMs < reportEveryMs) return;
    this.#onLoad({
      framesPerSecond: (this.#frames * 1000) / passedMs,
      msPerFrame: this.#busyMs / this.#frames,
      ofOneCore: this.#busyMs / passedMs,
    });
    this.#since = now;
    this.#frames = 0;
    this.#busyMs = 0;
  }
}
