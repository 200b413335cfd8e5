import type { Feedback } from '../stats/feedback.ts';
import { ShortestRoundTrip } from './shortest-round-trip.ts';

const highLoss = 0.2;
/** A queue of this length more than the shortest round trip seen means that the path is full. */
const queueMs = 150;
/** Loss or delay that is heard of for so long is no moment in which the machine was busy. */
const suspicionMs = 300;
/** After a step down, the queue is given so long to drain before what is heard of it counts again. */
const drainMs = 1_000;

/**
 * Tells from a receiver's reports that the path to it is full: that shows in all that is heard of it, while a machine
 * that is busy for a moment shows in some.
 */
export class OverloadWatch {
  readonly #shortestRoundTrip = new ShortestRoundTrip();
  /** Since when loss or delay has been heard of, and nothing else; null: not. */
  #suspectedAt: number | null = null;
  #drainedAt = -Infinity;

  /**
   * Takes what was heard since the last call.
   * @param isTrial the path is being filled to see whether it carries more: the first word against it counts, since
   *   going on would cost the picture, and stopping costs nothing
   * @returns what the path has too much of, if it does
   */
  handleFeedback(atMs: number, { loss, roundTripMs }: Feedback, isTrial: boolean): 'loss' | 'delay' | null {
    if (roundTripMs !== null) this.#shortestRoundTrip.add(atMs, roundTripMs);
    if (atMs < this.#drainedAt || (loss === null && roundTripMs === null)) return null;
    const isLate = roundTripMs !== null && roundTripMs > this.#shortestRoundTrip.ms + queueMs;
    const isLossy = loss !== null && loss > highLoss;
    this.#suspectedAt = isLossy || isLate ? (this.#suspectedAt ?? atMs) : null;
    const patienceMs = isTrial ? 0 : suspicionMs;
    if (this.#suspectedAt === null || atMs - this.#suspectedAt < patienceMs) return null;
    return isLossy ? 'loss' : 'delay';
  }

  /** Less is sent from now on, for whatever reason. */
  handleStepDown(atMs: number): void {
    this.#suspectedAt = null;
    this.#drainedAt = atMs + drainMs;
  }
}
