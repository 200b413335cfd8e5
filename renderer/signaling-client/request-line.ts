import type { RequestFailure } from './room-client.ts';

/** Asks the server once. Never throws. */
type Ask<A> = () => Promise<A | RequestFailure>;

interface Waiting {
  /** In which order they were to be asked. */
  readonly place: number;
  /** @returns how long to wait for another try, in milliseconds; null when it is over */
  readonly tryOnce: () => Promise<number | null>;
  /** It is not tried any more. */
  readonly giveUp: () => void;
}

const shortestMs = 100;
const longestMs = 10_000;
/** So many refusals in a row, and the server is taken for one that does not answer. */
const mostRefusals = 10;

/**
 * Requests to a server that may refuse some for coming too fast. What was refused is asked again after the wait that
 * the refusal names, one at a time, and everything after it waits: the order stays.
 */
export class RequestLine {
  readonly #waiting: Waiting[] = [];
  #places = 0;
  #refusals = 0;
  #isMoving = false;
  #isClosed = false;
  #wake: () => void = () => undefined;

  /** Asks now, or when all before it were answered. @returns the answer; `too-many-requests` only when it is given up */
  async ask<A extends { ok: boolean }>(ask: Ask<A>): Promise<A | RequestFailure> {
    const place = this.#places++;
    let last: A | RequestFailure = { ok: false, reason: 'no-answer' };
    if (!this.#isMoving || this.#isClosed) {
      last = await ask();
      if (waitOf(last) === null || this.#isClosed) return last;
    }
    return new Promise((resolve) => {
      this.#join({
        place,
        tryOnce: async () => {
          last = await ask();
          const wait = waitOf(last);
          if (wait === null) resolve(last);
          return wait;
        },
        giveUp: () => resolve(last),
      });
      if (!this.#isMoving) void this.#move(waitOf(last) ?? shortestMs);
    });
  }

  /** Nothing is asked again; whoever waits is answered with what was said last. */
  close(): void {
    this.#isClosed = true;
    for (const { giveUp } of this.#waiting.splice(0)) giveUp();
    this.#wake();
  }

  // Those that were on their way are refused after others have begun to wait.
  #join(one: Waiting): void {
    const before = this.#waiting.findLastIndex(({ place }) => place < one.place);
    this.#waiting.splice(before + 1, 0, one);
  }

  #leave(one: Waiting): void {
    const at = this.#waiting.indexOf(one);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  async #move(firstWaitMs: number): Promise<void> {
    this.#isMoving = true;
    await this.#pause(firstWaitMs);
    for (let [first] = this.#waiting; first; [first] = this.#waiting) {
      const wait = await first.tryOnce();
      this.#refusals = wait === null ? 0 : this.#refusals + 1;
      if (this.#refusals >= mostRefusals) this.close();
      else if (wait === null) this.#leave(first);
      else await this.#pause(wait);
    }
    this.#isMoving = false;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function waitOf(answer: { ok: boolean } | RequestFailure): number | null {
  if (answer.ok || !('reason' in answer) || answer.reason !== 'too-many-requests') return null;
  return Math.min(longestMs, Math.max(shortestMs, answer.retryAfterMs ?? 0));
}
