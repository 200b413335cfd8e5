import type { MadangApi } from '#ipc';
import type { Identity } from '../identity/identity.ts';
import { enter, enterPlace, type EnteredRoom, type Entrant, type Place } from './enter.ts';
import type { Intent, Problem } from './intent.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import { mediaStateOf } from './media-state.ts';
import type { Profile } from './profile.svelte.ts';
import type { Shares } from './shares.svelte.ts';

export interface EntranceOptions {
  readonly desktop: MadangApi | null;
  readonly profile: Profile;
  readonly media: LocalMedia;
  readonly shares: Shares;
  /** Is waited for when a room is entered. */
  readonly identity: Promise<Identity>;
}

/** A room that was entered, and as whom. */
export type EnteredAs = EnteredRoom & { identity: Identity };

/** The way from the green room into a room, where its owner may have to decide. */
export class Entrance {
  readonly #options: EntranceOptions;
  // Ends the waiting for the owner's decision; null when nobody waits.
  #cancel = $state.raw<AbortController | null>(null);

  constructor(options: EntranceOptions) {
    this.#options = options;
  }

  /** The room was asked for, and its owner is to decide. */
  get waiting(): boolean {
    return this.#cancel !== null;
  }

  /** Out of the waiting list. */
  cancel(): void {
    this.#cancel?.abort();
  }

  /** Carries out what the green room was for. */
  enter(intent: Intent): Promise<EnteredAs | Problem> {
    return this.#enter((entrant) => enter(intent, entrant));
  }

  /** Goes where one has been before. */
  reenter(place: Place): Promise<EnteredAs | Problem> {
    return this.#enter((entrant) => enterPlace(place, entrant));
  }

  async #enter(how: (entrant: Entrant) => Promise<EnteredRoom | Problem>): Promise<EnteredAs | Problem> {
    const { desktop, media, shares, profile } = this.#options;
    const identity = await this.#options.identity;
    const { name, colour } = profile;
    const cancel = new AbortController();
    const waiting = { cancel: cancel.signal, onWaiting: () => (this.#cancel = cancel) };
    const sending = () => mediaStateOf(media, shares);
    const entered = await how({
      ...{ desktop, identity, name, colour, media: sending, waiting },
    }).finally(() => {
      this.#cancel = null;
    });
    return entered.ok ? { ...entered, identity } : entered;
  }
}
