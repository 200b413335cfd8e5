import type { Reaction } from '#protocol';

/** How long a reaction is seen. */
const shownMs = 4_000;
/** Reactions of one person that come faster than this are left out: nobody could read them. */
const leastMs = 300;

/** What somebody shows without words: a raised hand, and reactions that pass. */
export class Gestures {
  #handRaised = $state(false);
  #reaction = $state.raw<{ readonly id: number; readonly reaction: Reaction } | null>(null);
  #isResting = $state(false);
  #nextId = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  get handRaised(): boolean {
    return this.#handRaised;
  }

  /** What is shown now, each with an id of its own; null for nothing. */
  get reaction(): { readonly id: number; readonly reaction: Reaction } | null {
    return this.#reaction;
  }

  /** Another reaction would be left out now: it is too soon after the one before. */
  get isResting(): boolean {
    return this.#isResting;
  }

  setHand(raised: boolean): void {
    this.#handRaised = raised;
  }

  /** @returns false when it came too soon after the one before */
  show(reaction: Reaction): boolean {
    if (this.#isResting) return false;
    this.#isResting = true;
    this.#rest = setTimeout(() => {
      this.#isResting = false;
    }, leastMs);
    this.#reaction = { id: this.#nextId++, reaction };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#reaction = null;
    }, shownMs);
    return true;
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#rest);
    this.#reaction = null;
  }
}
