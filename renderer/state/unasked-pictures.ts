import type { IncomingFile } from './incoming-file.svelte.ts';
import { mayBePicture } from './picture-type.ts';

interface Taken {
  readonly bytes: number;
  readonly pictures: number;
}

/** Of one participant, however often they come in, and of all together. */
const mostOfOne: Taken = { bytes: 64 * 1024 * 1024, pictures: 50 };
const mostOfAll: Taken = { bytes: 256 * 1024 * 1024, pictures: 200 };

const nothing: Taken = { bytes: 0, pictures: 0 };

/** Small pictures come without being asked for, in a call, up to a bound. More come when a person wants them. */
export class UnaskedPictures {
  readonly #ofOne = new Map<string, Taken>();
  #ofAll = nothing;

  /** Somebody offers a file: gets it, if it is such a picture. @param from the participant's id */
  handleOffer(from: string, file: IncomingFile): void {
    if (!mayBePicture(file.name, file.size)) return;
    const ofOne = withOne(this.#ofOne.get(from) ?? nothing, file);
    const ofAll = withOne(this.#ofAll, file);
    if (isBeyond(ofOne, mostOfOne) || isBeyond(ofAll, mostOfAll)) return;
    this.#ofOne.set(from, ofOne);
    this.#ofAll = ofAll;
    file.get();
  }
}

function withOne({ bytes, pictures }: Taken, { size }: IncomingFile): Taken {
  return { bytes: bytes + size, pictures: pictures + 1 };
}

function isBeyond(taken: Taken, most: Taken): boolean {
  return taken.bytes > most.bytes || taken.pictures > most.pictures;
}
