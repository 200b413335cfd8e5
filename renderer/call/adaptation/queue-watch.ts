import { ShortestRoundTrip } from './shortest-round-trip.ts';

/** Answers that are so much later than the soonest ones, in milliseconds, have waited in a queue or for a busy page. */
const lateMs = 40;
/**
 * In its first moments a filling is too small to make a queue: how late it is answered then is how busy both pages are.
 * What is later than so many times that counts.
 */
const quietMs = 400;
const busyTimes = 3;
/** A page that is busy answers late for a moment; when all that comes is late for so long, it is a queue. */
const suspicionMs = 200;
/** So long without any answer, from somebody who does answer, is a queue that has begun to drop. */
const silenceMs = 400;

/**
 * Tells from answers to marked pieces of filling that a queue grows on the path, long before packets are lost in it.
 * Somebody who never answers, as an older version, is not judged.
 */
export class QueueWatch {
  readonly #shortest = new ShortestRoundTrip();
  readonly #sentAt = new Map<number, number>();
  #doesAnswer = false;
  #startedAt = 0;
  /** Round trips of the first moments, in milliseconds. */
  #quiet: number[] = [];
  #answeredAt = 0;
  /** Since when everything was answered late; null: the last answer was in time. */
  #lateSince: number | null = null;

  /** A filling begins. */
  start(atMs: number): void {
    this.#sentAt.clear();
    this.#lateSince = null;
    this.#answeredAt = this.#startedAt = atMs;
    this.#quiet = [];
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
    if (sentAt - this.#startedAt < quietMs) this.#quiet.push(roundTripMs);
    const usualMs = this.#quiet.reduce((sum, ms) => sum + ms, 0) / Math.max(1, this.#quiet.length);
    const isLate = roundTripMs > Math.max(this.#shortest.ms + lateMs, busyTimes * usualMs);
    this.#lateSince = isLate ? (this.#lateSince ?? atMs) : null;
  }

  /** There is a queue on the path. */
  isQueueing(atMs: number): boolean {
    const isLate = this.#lateSince !== null && this.#answeredAt - this.#lateSince >= suspicionMs;
    return this.#doesAnswer && (isLate || atMs - this.#answeredAt >= silenceMs);
  }
}
