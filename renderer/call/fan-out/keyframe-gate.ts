import { realTiming, type Timing } from '../timing.ts';

/**
 * A keyframe that has not come after so long is asked for again: a request can be lost, as on an encoder that is just
 * being set up, and who waits has no picture at all to report the loss of.
 */
const answerMs = 1_000;

/**
 * Makes one keyframe of the requests of many viewers. The first request goes through at once; what follows
 * within the gap waits for its end and becomes one more. So a source makes at most 1000 / gap keyframes on
 * demand in a second, however many viewers ask.
 */
export class KeyframeGate {
  readonly #gapMs: number;
  readonly #ask: () => void;
  readonly #isAwaited: () => boolean;
  readonly #timing: Timing;
  #askedAt = -Infinity;
  #cancel: (() => void) | null = null;
  #cancelAgain: (() => void) | null = null;

  /** @param isAwaited whether somebody still has no picture until the keyframe comes */
  constructor(gapMs: number, ask: () => void, isAwaited: () => boolean, timing: Timing = realTiming) {
    this.#gapMs = gapMs;
    this.#ask = ask;
    this.#isAwaited = isAwaited;
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
    this.#cancelAgain?.();
    this.#cancelAgain = null;
  }

  close(): void {
    this.handleKeyframe();
  }

  #open(): void {
    this.#cancel = null;
    this.#askedAt = this.#timing.now();
    this.#ask();
    this.#cancelAgain?.();
    this.#cancelAgain = this.#timing.after(answerMs, () => {
      this.#cancelAgain = null;
      if (this.#isAwaited()) this.request();
    });
  }
}
