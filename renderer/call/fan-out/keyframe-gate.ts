import { realTiming, type Timing } from '../timing.ts';

/**
 * A keyframe that has not come after so long is asked for again: a request can be lost, as on an encoder that is just
 * being set up, and who waits has no picture at all to report the loss of.
 */
const answerMs = 1_000;

/**
 * An encoder that starts begins with a keyframe by itself, and one more would only fill the path. If none has come after
 * so long, it was none that starts, such as that of a screen on which nothing moves.
 */
const startMs = 200;

export interface KeyframeGateOptions {
  /** From one keyframe on demand to the next, in milliseconds. */
  readonly gapMs: number;
  /** Asks the source for one. */
  readonly ask: () => void;
  /** Whether somebody still has no picture until the keyframe comes. */
  readonly isAwaited: () => boolean;
  /** Whether frames come from the source. */
  readonly isFlowing: () => boolean;
  readonly timing?: Timing;
}

/**
 * Makes one keyframe of the requests of many viewers. The first request of a source that flows goes through at once;
 * what follows within the gap waits for its end and becomes one more. So a source makes at most 1000 / gap keyframes
 * on demand in a second, however many viewers ask.
 */
export class KeyframeGate {
  readonly #options: KeyframeGateOptions;
  readonly #timing: Timing;
  #askedAt = -Infinity;
  #cancel: (() => void) | null = null;
  #cancelAgain: (() => void) | null = null;

  constructor(options: KeyframeGateOptions) {
    this.#options = options;
    this.#timing = options.timing ?? realTiming;
  }

  request(): void {
    this.#schedule(this.#options.isFlowing() ? 0 : startMs);
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

  #schedule(leastMs: number): void {
    if (this.#cancel) return;
    const wait = Math.max(leastMs, this.#askedAt + this.#options.gapMs - this.#timing.now());
    if (wait <= 0) this.#open();
    else this.#cancel = this.#timing.after(wait, () => this.#open());
  }

  #open(): void {
    this.#cancel = null;
    this.#askedAt = this.#timing.now();
    this.#options.ask();
    this.#cancelAgain?.();
    this.#cancelAgain = this.#timing.after(answerMs, () => {
      this.#cancelAgain = null;
      if (this.#options.isAwaited()) this.#schedule(0);
    });
  }
}
