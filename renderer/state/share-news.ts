import type { PeerMessage } from '#protocol';
import type { ScreenShare } from './screen-share.svelte.ts';
import type { Shares } from './shares.svelte.ts';

/** Tells the others what neither the pictures of one's own shares nor the media state say of them. */
export class ShareNews {
  readonly #shares: Shares;
  readonly #unsubscribe: () => void;

  /** @param broadcast hands a data-channel message to everyone in the room */
  constructor(shares: Shares, broadcast: (text: string) => void) {
    this.#shares = shares;
    this.#unsubscribe = shares.on('pause', ({ kind }) => broadcast(textOf(shares.of(kind))));
  }

  /** What a new connection is told first: all that is not as it is without a word. */
  get greetings(): readonly string[] {
    return this.#shares.active.filter(({ isPaused }) => isPaused).map(textOf);
  }

  close(): void {
    this.#unsubscribe();
  }
}

function textOf({ kind, isPaused }: ScreenShare): string {
  return JSON.stringify({ kind: 'share', share: kind, paused: isPaused } satisfies PeerMessage);
}
