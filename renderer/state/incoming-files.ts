import { IncomingFile, type FileOffer, type FileWay } from './incoming-file.svelte.ts';
import { mayBePicture } from './picture-type.ts';

/** Pictures of one participant that come without being asked for, in bytes altogether. More come when they are wanted. */
const mostUnasked = 64 * 1024 * 1024;

/** The files that one participant offers. */
export class IncomingFiles {
  readonly #files = new Map<string, IncomingFile>();
  #channels: FileWay | null = null;
  #unasked = 0;

  /**
   * They offer a file. A picture that is not large comes by itself.
   * @returns null when they have offered it before
   */
  handleOffer(offer: FileOffer): IncomingFile | null {
    if (this.#files.has(offer.id)) return null;
    const file = new IncomingFile(offer, this.#channels);
    this.#files.set(offer.id, file);
    if (mayBePicture(offer.name, offer.size) && this.#unasked + offer.size <= mostUnasked) {
      this.#unasked += offer.size;
      file.get();
    }
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
