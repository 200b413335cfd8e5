import { SvelteSet } from 'svelte/reactivity';
import type { PeerMessage } from '#protocol';
import type { ScreenKind } from '../call/publications.ts';
import type { Shares } from './shares.svelte.ts';

/** Tells the others what neither the pictures of one's own shares nor the media state say of them. */
export class ShareNews {
  readonly #shares: Shares;
  readonly #broadcast: (text: string) => void;
  readonly #unsubscribe: readonly (() => void)[];
  readonly #unmarked = new SvelteSet<ScreenKind>();

  /** @param broadcast hands a data-channel message to everyone in the room */
  constructor(shares: Shares, broadcast: (text: string) => void) {
    this.#shares = shares;
    this.#broadcast = broadcast;
    this.#unsubscribe = [
      shares.on('pause', ({ kind }) => this.#tell(kind)),
      // The next one in that place begins as if nothing had been said.
      shares.on('change', ({ slot }) => {
        if (!shares.of(slot.picture).active) this.takeMarks(slot.picture, true);
      }),
    ];
  }

  /** Whether others may point at it and draw on it. */
  takesMarks(kind: ScreenKind): boolean {
    return !this.#unmarked.has(kind);
  }

  /** Lets others point at it and draw on it, or not. */
  takeMarks(kind: ScreenKind, takes: boolean): void {
    if (this.takesMarks(kind) === takes) return;
    if (takes) this.#unmarked.delete(kind);
    else this.#unmarked.add(kind);
    this.#tell(kind);
  }

  /** What a new connection is told first: all that is not as it is without a word. */
  get greetings(): readonly string[] {
    return this.#shares.active
      .filter(({ kind, isPaused }) => isPaused || !this.takesMarks(kind))
      .map(({ kind }) => this.#textOf(kind));
  }

  close(): void {
    for (const stop of this.#unsubscribe) stop();
  }

  #tell(kind: ScreenKind): void {
    this.#broadcast(this.#textOf(kind));
  }

  #textOf(kind: ScreenKind): string {
    const paused = this.#shares.of(kind).isPaused;
    const marks = this.takesMarks(kind);
    return JSON.stringify({ kind: 'share', share: kind, paused, marks } satisfies PeerMessage);
  }
}
