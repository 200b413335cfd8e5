import { limits, type MarkMessage } from '#protocol';
import type { ScreenKind } from '../call/publications.ts';
import { MarkSender } from './mark-sender.ts';
import type { Place, ShareMarks } from './share-marks.svelte.ts';

export interface MarkPenOptions {
  readonly selfId: string;
  /** Whose share it is, by id. */
  readonly owner: string;
  readonly share: ScreenKind;
  /** Null once the share has ended, or is not to be marked. */
  readonly marks: () => ShareMarks | null;
  readonly send: (message: MarkMessage) => void;
}

// Each has a number of its own, also on another share.
let lastStroke = 0;

/** One's own pointer and pen on a share: seen here at once, and told to the others. */
export class MarkPen {
  readonly #options: MarkPenOptions;
  readonly #sender: MarkSender;
  #stroke = 0;
  #drawn = 0;

  constructor(options: MarkPenOptions) {
    this.#options = options;
    const { owner, share, send } = options;
    this.#sender = new MarkSender({ owner, share }, send);
  }

  /** Points there, or no more. */
  point(at: Place | null): void {
    const marks = this.#options.marks();
    if (!marks) return;
    marks.point(this.#options.selfId, at);
    this.#sender.point(at);
  }

  /** Puts the pen down. */
  begin(at: Place): void {
    this.#stroke = ++lastStroke;
    this.#drawn = 0;
    this.draw(at);
  }

  /** Goes on to there; what is too long for one stroke is more than one. */
  draw(at: Place, isLast = false): void {
    const marks = this.#options.marks();
    if (!marks || !this.#sender.draw(this.#stroke, at, isLast)) return;
    marks.draw(this.#options.selfId, this.#stroke, [at]);
    this.#drawn += 1;
    if (this.#drawn >= limits.strokePoints && !isLast) this.begin(at);
  }

  /** Lifts the pen there. */
  end(at: Place): void {
    this.draw(at, true);
  }

  /** Takes away one's own strokes, or on one's own share those of everyone. */
  clear(): void {
    const { selfId, owner } = this.#options;
    const marks = this.#options.marks();
    if (!marks) return;
    marks.clear(owner === selfId ? undefined : selfId);
    this.#sender.clear();
  }
}
