import { mayBePicture, pictureTypeOf } from './picture-type.ts';

/** A file that this side has put into the chat: the others get it from here, for as long as both are in the room. */
export class OfferedFile {
  readonly kind = 'own';
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly blob: Blob;
  #picture = $state<string | null>(null);
  #isWithdrawn = $state(false);
  #takers = $state.raw<ReadonlySet<string>>(new Set());
  #isClosed = false;

  /** @param name as everyone sees it */
  constructor(id: string, name: string, blob: Blob) {
    this.id = id;
    this.name = name;
    this.blob = blob;
    this.size = blob.size;
  }

  /** The address of the picture that it is; null for what is none. */
  get picture(): string | null {
    return this.#picture;
  }

  /** It is offered no more. Whoever has it keeps it. */
  get isWithdrawn(): boolean {
    return this.#isWithdrawn;
  }

  /** How many have all of it. */
  get takers(): number {
    return this.#takers.size;
  }

  /** Finds out whether it is a picture. */
  async look(): Promise<void> {
    if (!mayBePicture(this.name, this.size)) return;
    const type = await pictureTypeOf(this.blob);
    if (type !== null && !this.#isClosed)
      this.#picture = URL.createObjectURL(this.blob.slice(0, this.size, type));
  }

  handleTaken(by: string): void {
    this.#takers = new Set([...this.#takers, by]);
  }

  handleWithdrawn(): void {
    this.#isWithdrawn = true;
  }

  close(): void {
    this.#isClosed = true;
    if (this.#picture !== null) URL.revokeObjectURL(this.#picture);
  }
}
