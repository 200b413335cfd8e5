/** Bytes that are held by the page itself; beyond, the engine takes them, which moves what is large to the disk. */
const heldBytes = 4 * 1024 * 1024;

/** Puts together what comes of a file, without all of it being in the page's memory. */
export class Pieces {
  #blobs: Blob[] = [];
  #held: ArrayBuffer[] = [];
  #heldBytes = 0;
  #size = 0;

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  add(bytes: ArrayBuffer): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.byteLength;
    this.#size += bytes.byteLength;
    if (this.#heldBytes >= heldBytes) this.#handOver();
  }

  /** All of it. @param type a media type, or nothing for bytes alone */
  toBlob(type = ''): Blob {
    this.#handOver();
    return new Blob(this.#blobs, { type });
  }

  /** Lets go of what has come. */
  clear(): void {
    this.#blobs = [];
    this.#held = [];
    this.#heldBytes = this.#size = 0;
  }

  #handOver(): void {
    if (this.#held.length > 0) this.#blobs.push(new Blob(this.#held));
    this.#held = [];
    this.#heldBytes = 0;
  }
}
