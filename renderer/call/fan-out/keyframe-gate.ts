import { realTiming, type Timing } from '../timing.ts';

/**
 * Makes one keyframe of the requests of many viewers. The first request goes through at once; what follows
 * within the gap waits for its end and becomes one more. So a source makes at most 1000 / gap keyframes on
 * demand in a second, however many viewers ask.
 */
export class KeyframeGate {
  readonly #gapMs: number;
  readonly #ask: () => void;
  readonly #timing: Timing;
  #askedAt = -Infinity;
  #cancel: (() => void) | null = null;

  constructor(gapMs: number, ask: () => void, timing: Timing = realTiming) {
    this.#gapMs = gapMs;
    this.#ask = ask;
    this.#timing = timing;
  }

  request(): void {
    if (this.#cancel) return;
    const wait = this.#askedAt + this.#gapMs - this.#timing.now();
    if (wait <= 0) this.#open();
    else this.#cancel = this.#timing.after(wait, () => this.#open());
  }

  /** A keyframe came: whoever waits for one has it. */
  handleKeyframe(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  close(): void {
    this.handleKeyframe();
  }

  #open(): void {
    this.#cancel = null;
    this.#askedAt = this.#timing.now();
    this.#ask();
  }
}
