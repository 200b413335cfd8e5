import type { ChangedCertificate } from '#ipc';
import type { AnnouncedRoom } from '#protocol';
import type { FoundRoom } from './find-room.ts';
import type { Finder } from './finder.ts';
import type { Intent } from './intent.ts';

export interface WaysInOptions {
  readonly finder: Finder;
  /** Id of the room of the running call. */
  readonly roomOfCall: () => string | null;
  readonly toGreenRoom: (intent: Intent) => Promise<void>;
  readonly enter: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

/** All that leads to a green room. What is not found is told as the app's problem, and leaves the person where they are. */
export class WaysIn {
  readonly #options: WaysInOptions;
  // Whose link was opened during a call.
  #other = $state.raw<FoundRoom | null>(null);

  constructor(options: WaysInOptions) {
    this.#options = options;
  }

  /** Name of the room whose link was opened during a call, until it is decided whether to go there. */
  get otherRoom(): string | null {
    return this.#other?.room.name ?? null;
  }

  /** To host a room of this name. */
  async host(roomName: string): Promise<void> {
    await this.#options.toGreenRoom({ kind: 'host', roomName, access: 'open', passphrase: '' });
  }

  /** To a room that was seen on the network. */
  async joinFound(room: AnnouncedRoom): Promise<void> {
    await this.#toJoin(await this.#options.finder.announced(room));
  }

  /** To what a link or a typed address names. */
  async joinByText(text: string): Promise<void> {
    await this.#toJoin(await this.#options.finder.text(text));
  }

  /** To a room of the server that this page came from. */
  async joinHere(origin: string, room: string | null, secret: string | null): Promise<void> {
    await this.#toJoin(await this.#options.finder.here(origin, room, secret));
  }

  /** To the room that was asked for, at the certificate that a person has compared. */
  async trustChanged(changed: ChangedCertificate): Promise<void> {
    await this.#toJoin(await this.#options.finder.trustChanged(changed));
  }

  /** A link opened elsewhere: never leaves a running call without being asked. */
  async openLink(link: string): Promise<void> {
    const { finder, roomOfCall } = this.#options;
    const found = await finder.text(link);
    const room = roomOfCall();
    if (room === null) await this.#toJoin(found);
    else if (found && found.room.id !== room) this.#other = found;
  }

  /** Stays in the room, or leaves it for the one whose link was opened, straight into it where that can be. */
  async decideOnLink(leaves: boolean): Promise<void> {
    const found = this.#other;
    this.forgetLink();
    if (!found || !leaves) return;
    await this.#options.leave();
    await this.#toJoin(found);
    if (found.room.access !== 'passphrase') await this.#options.enter();
  }

  /** The call is over: there is nothing to decide any more. */
  forgetLink(): void {
    this.#other = null;
  }

  async #toJoin(found: FoundRoom | null): Promise<void> {
    if (found) await this.#options.toGreenRoom({ kind: 'join', found, passphrase: '' });
  }
}
