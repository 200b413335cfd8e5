import type { QueueSign } from './queue-watch.ts';

/** From the end of a trial or a step down to the next trial: doubled by each failure, up to the most. */
const firstHoldMs = 3_000;
const mostHoldMs = 8_000;
/** The same after a trial that ended before the queue on the path dropped anything: that has cost nothing. */
const gentleHoldMs = 5_000;
/**
 * The same after a trial that the path has passed, as the answers to its filling tell, while the engine has not measured
 * it; only once, as a path that swallows bursts looks the same.
 */
const unseenHoldMs = 3_000;
/** The same after more than probes can measure failed: nothing but another trial would show whether it fails again. */
const unmeasurableHoldMs = 10_000;
/** From a trial that the path has passed to the next one. */
const raisedHoldMs = 1_000;

/** What has ended in a step down, or in staying where it was. */
export interface Failure {
  /** A trial has ended so, or what was raised just before has not been kept. */
  readonly hasFailed: boolean;
  /** A trial has ended so. */
  readonly hadTrial: boolean;
  /** More was sent, or tried, than the engine's probes can measure. */
  readonly isUnmeasurable: boolean;
  readonly queue: QueueSign;
}

/** How long a path is left alone until it is tried again whether it carries more. All times in milliseconds. */
export class TrialHold {
  #holdMs = firstHoldMs;
  #until = -Infinity;
  /** The trial before ended without a measurement, though the path had passed it. */
  #wasUnseen = false;

  isOver(atMs: number): boolean {
    return atMs >= this.#until;
  }

  /** The path is trusted again: earlier failures do not count any more. */
  forget(): void {
    this.#holdMs = firstHoldMs;
  }

  /** A trial has been passed. */
  handlePass(atMs: number): void {
    this.#until = atMs + raisedHoldMs;
  }

  handleFailure(atMs: number, failure: Failure): void {
    if (failure.hasFailed) this.#holdMs = Math.min(this.#holdMs * 2, mostHoldMs);
    this.#until = atMs + this.#holdAfter(failure);
  }

  #holdAfter({ hasFailed, hadTrial, isUnmeasurable, queue }: Failure): number {
    const wasUnseen = this.#wasUnseen;
    this.#wasUnseen = hadTrial && queue === 'none';
    if (hasFailed && isUnmeasurable) return unmeasurableHoldMs;
    if (this.#wasUnseen && !wasUnseen) return unseenHoldMs;
    return queue === 'growing' ? Math.min(this.#holdMs, gentleHoldMs) : this.#holdMs;
  }
}
