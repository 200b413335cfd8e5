import type { MadangApi } from '#ipc';
import type { Call } from './call.svelte.ts';
import type { EnteredRoom } from './enter.ts';
import type { EndReason } from './follow-server.ts';

/** What is to be done outside of the page when one is not in a room any more. */
export class Departure {
  readonly #desktop: MadangApi | null;
  // The room that was left last, until the server and main know.
  #leaving: Promise<void> = Promise.resolve();

  constructor(desktop: MadangApi | null) {
    this.#desktop = desktop;
  }

  /** Settles when it is known everywhere that the last room was left. */
  get done(): Promise<void> {
    return this.#leaving;
  }

  /** A room is left; one that this app hosts ends with it. */
  async leave(call: Call | null): Promise<void> {
    const tell = async () => {
      await call?.leave();
      await this.#desktop?.stopHost();
      await this.#desktop?.setActiveRoom(null);
    };
    this.#leaving = tell().catch((error: unknown) => {
      console.warn('not left in order', error);
    });
    await this.#leaving;
  }

  /** The person went back while the room was being entered. */
  async turnBack({ client }: EnteredRoom): Promise<void> {
    client.close();
    await this.#desktop?.stopHost();
  }

  /** A call has ended by itself. @param isHost whether this app hosts the room */
  async handleEnded(reason: EndReason, isHost: boolean): Promise<void> {
    try {
      // A host whom the new owner put out serves no longer: what they are not in, they do not keep open.
      const isPutOut = reason === 'removed' || reason === 'banned';
      if (isPutOut && isHost) await this.#desktop?.stopHost();
      await this.#desktop?.setActiveRoom(null);
    } catch (error) {
      console.warn('main was not told of the end', error);
    }
  }
}
