import { ShortestRoundTrip } from './shortest-round-trip.ts';

/** Answers that are so much later than the soonest ones, in milliseconds, have waited in a queue or for a busy page. */
const lateMs = 40;
/** A page that is busy answers late for a moment; when all that comes is late for so long, it is a queue. */
const suspicionMs = 120;
/** So long without any answer, from somebody who does answer, is a queue that has begun to drop. */
const silenceMs = 400;

/** What answers to filling tell of a queue on the path; `unknown` of somebody who never answers. */
export type QueueSign = 'unknown' | 'none' | 'growing';

/**
 * Tells from answers to marked pieces of filling that a queue grows on the path, long before packets are lost in it.
 * Somebody who never answers, as an older version, is not judged.
 */
export class QueueWatch {
  readonly #shortest = new ShortestRoundTrip();
  readonly #sentAt = new Map<number, number>();
  #doesAnswer = false;
  #answeredAt = 0;
  /** Since when everything was answered late; null: the last answer was in time. */
  #lateSince: number | null = null;

  /** A filling begins. */
  start(atMs: number): void {
    this.#sentAt.clear();
    this.#lateSince = null;
    this.#answeredAt = atMs;
  }

  handleSent(piece: number, atMs: number): void {
    this.#sentAt.set(piece, atMs);
  }

  handleAnswer(piece: number, atMs: number): void {
    const sentAt = this.#sentAt.get(piece);
    // Of an earlier filling, or made up.
    if (sentAt === undefined) return;
    this.#sentAt.delete(piece);
    const roundTripMs = atMs - sentAt;
    this.#shortest.add(atMs, roundTripMs);
    this.#doesAnswer = true;
    this.#answeredAt = atMs;
    const isLate = roundTripMs > this.#shortest.ms + lateMs;
    this.#lateSince = isLate ? (this.#lateSince ?? atMs) : null;
  }

  /** What is known at a time, in milliseconds, while filling is sent. */
  sign(atMs: number): QueueSign {
    if (!this.#doesAnswer) return 'unknown';
    const isLate = this.#lateSince !== null && this.#answeredAt - this.#lateSince >= suspicionMs;
    return isLate || atMs - this.#answeredAt >= silenceMs ? 'growing' : 'none';
  }
}
