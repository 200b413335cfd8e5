import { limits, type MarkMessage } from '#protocol';
import { realTiming, type Timing } from '../call/timing.ts';
import type { Place } from './share-marks.svelte.ts';

type Where = Pick<MarkMessage, 'owner' | 'share'>;

/** How long what is pointed at and drawn is collected: one message goes out in so many milliseconds, and no more. */
const collectMs = 33;
/** Points of a stroke that come faster than this are left out, so that a quick mouse stays within what others take. */
const pointMs = 8;

/** Sends what one person points at and draws on one share, collected. */
export class MarkSender {
  readonly #where: Where;
  readonly #send: (message: MarkMessage) => void;
  readonly #timing: Timing;
  #pointer: Place | null | undefined;
  #points: Place[] = [];
  #stroke = 0;
  #drawnAt = -Infinity;
  #sentAt = -Infinity;
  #callOff: (() => void) | null = null;

  constructor(where: Where, send: (message: MarkMessage) => void, timing: Timing = realTiming) {
    this.#where = where;
    this.#send = send;
    this.#timing = timing;
  }

  point(at: Place | null): void {
    this.#pointer = at;
    this.#sendSoon();
  }

  /**
   * @param isLast it is not left out, as the stroke ends there
   * @returns false where the point is left out, as it came too fast after the one before in the same stroke
   */
  draw(stroke: number, at: Place, isLast = false): boolean {
    const isNew = stroke !== this.#stroke;
    if (isNew && this.#points.length > 0) this.#flush();
    const now = this.#timing.now();
    if (!isNew && !isLast && now - this.#drawnAt < pointMs) return false;
    this.#stroke = stroke;
    this.#drawnAt = now;
    this.#points.push(at);
    if (this.#points.length >= limits.drawnPoints) this.#flush();
    else this.#sendSoon();
    return true;
  }

  clear(): void {
    this.#points = [];
    this.#flush();
    this.#send({ kind: 'clear', ...this.#where });
  }

  #sendSoon(): void {
    if (this.#callOff) return;
    const wait = this.#sentAt + collectMs - this.#timing.now();
    if (wait <= 0) this.#flush();
    else this.#callOff = this.#timing.after(wait, () => this.#flush());
  }

  #flush(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#sentAt = this.#timing.now();
    if (this.#points.length > 0)
      this.#send({ kind: 'draw', ...this.#where, stroke: this.#stroke, points: this.#points });
    this.#points = [];
    if (this.#pointer !== undefined) this.#send({ kind: 'point', ...this.#where, at: this.#pointer });
    this.#pointer = undefined;
  }
}
