import { SvelteSet } from 'svelte/reactivity';
import type { PeerMessage } from '#protocol';
import type { ScreenKind } from '../call/publications.ts';

/** What somebody says of their shares beside that they are there. */
export class ShareNotes {
  readonly #paused = new SvelteSet<ScreenKind>();
  readonly #unmarked = new SvelteSet<ScreenKind>();

  /** Whether nothing new of it comes for now. */
  isPaused(kind: ScreenKind): boolean {
    return this.#paused.has(kind);
  }

  /** Whether others may point at it and draw on it. */
  takesMarks(kind: ScreenKind): boolean {
    return !this.#unmarked.has(kind);
  }

  handleMessage({ share, paused, marks }: Extract<PeerMessage, { kind: 'share' }>): void {
    if (paused) this.#paused.add(share);
    else this.#paused.delete(share);
    if (marks) this.#unmarked.delete(share);
    else this.#unmarked.add(share);
  }

  /** As it is without a word, as over a new connection. */
  reset(): void {
    this.#paused.clear();
    this.#unmarked.clear();
  }
}
