import { IncomingFile, type FileOffer, type FileWay } from './incoming-file.svelte.ts';

/** The files that one participant offers. */
export class IncomingFiles {
  readonly #files = new Map<string, IncomingFile>();
  #channels: FileWay | null = null;

  /** They offer a file. @returns null when they have offered it before */
  handleOffer(offer: FileOffer): IncomingFile | null {
    if (this.#files.has(offer.id)) return null;
    const file = new IncomingFile(offer, this.#channels);
    this.#files.set(offer.id, file);
    return file;
  }

  handleWithdrawn(id: string): void {
    this.#files.get(id)?.handleLost('withdrawn');
  }

  /** The connection to them is open, the first or a later one. */
  handleChannels(channels: FileWay): void {
    this.#channels = channels;
    for (const file of this.#files.values()) file.handleChannels(channels);
  }

  /** They are not in the room any more, or nothing of theirs is taken any more. */
  handleGone(): void {
    this.#channels = null;
    for (const file of this.#files.values()) file.handleLost('left');
  }
}
