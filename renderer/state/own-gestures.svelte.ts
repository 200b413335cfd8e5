import type { PeerMessage, Reaction } from '#protocol';
import { Gestures } from './gestures.svelte.ts';

/** One's own gestures, which the others are told of. */
export class OwnGestures extends Gestures {
  readonly #broadcast: (text: string) => void;

  /** @param broadcast hands a data-channel message to everyone in the room */
  constructor(broadcast: (text: string) => void) {
    super();
    this.#broadcast = broadcast;
  }

  raise(raised: boolean): void {
    this.setHand(raised);
    this.#broadcast(textOf({ kind: 'hand', raised }));
  }

  react(reaction: Reaction): void {
    if (this.show(reaction)) this.#broadcast(textOf({ kind: 'reaction', reaction }));
  }

  /** What a new connection is told first; null for nothing. */
  get greeting(): string | null {
    return this.handRaised ? textOf({ kind: 'hand', raised: true }) : null;
  }
}

function textOf(message: PeerMessage): string {
  return JSON.stringify(message);
}
