import type { Download, FileChannels } from '../call/files/file-channels.ts';
import type { DownloadEnd } from '../call/files/file-download.ts';
import { Pieces } from '../call/files/pieces.ts';
import { mayBePicture, pictureTypeOf } from './picture-type.ts';

/** How often a channel that the other side has closed is made again before a person has to ask, and how soon. */
const mostTries = 3;
const triesAfterMs = 1_000;

/** Why a file cannot be had any more. `full`: this machine has no room for it. */
export type FileLoss = 'left' | 'withdrawn' | 'unreadable' | 'malformed' | 'full';

/**
 * Where a file of somebody else is on its way: offered and not asked for, coming, waiting for the connection (it goes
 * on from where it was), here, or lost.
 */
export type FileStage = 'offered' | 'coming' | 'waiting' | 'here' | 'lost';

/** The way to whoever offers a file. */
export type FileWay = Pick<FileChannels, 'download'>;

export interface FileOffer {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** A file that somebody else has put into the chat. */
export class IncomingFile {
  readonly kind = 'incoming';
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly #pieces = new Pieces();
  #channels: FileWay | null;
  #download: Download | null = null;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #stage = $state<FileStage>('offered');
  #received = $state(0);
  #loss = $state<FileLoss | null>(null);
  #url = $state<string | null>(null);
  #isPicture = $state(false);
  // All of it has come, and is being looked at.
  #isWhole = false;
  #isClosed = false;

  /** @param channels the way to whoever offers it; null while there is none */
  constructor({ id, name, size }: FileOffer, channels: FileWay | null) {
    this.id = id;
    this.name = name;
    this.size = size;
    this.#channels = channels;
  }

  get stage(): FileStage {
    return this.#stage;
  }

  /** Why it is lost; null while it is not. */
  get loss(): FileLoss | null {
    return this.#loss;
  }

  /** Bytes that are here. */
  get received(): number {
    return this.#received;
  }

  /** Where it can be saved from, once it is here. */
  get url(): string | null {
    return this.#url;
  }

  /** The address of the picture that it is; null for what is none, or not here. */
  get picture(): string | null {
    return this.#isPicture ? this.#url : null;
  }

  /** Whether asking for it now may bring it. */
  get canGet(): boolean {
    return this.#stage === 'offered' || this.#loss === 'full';
  }

  /** Asks for it. */
  get(): void {
    if (!this.canGet || this.#isClosed) return;
    this.#tries = 0;
    this.#begin();
  }

  /** Takes the wish back. What has come is let go of. */
  stop(): void {
    if (this.#isWhole || (this.#stage !== 'coming' && this.#stage !== 'waiting')) return;
    this.#download?.stop();
    this.#stage = 'offered';
    this.#letGo();
  }

  /** There is a connection to whoever offers it, again: what was cut off goes on. */
  handleChannels(channels: FileWay): void {
    this.#channels = channels;
    this.#tries = 0;
    if (this.#stage === 'waiting') this.#begin();
  }

  /** It cannot be had any more. What is here already stays. */
  handleLost(loss: FileLoss): void {
    // What there was no room for can be asked for again, but not of who has gone.
    const isOver = this.#stage === 'lost' && this.#loss !== 'full';
    if (this.#isWhole || isOver || this.#isClosed) return;
    this.#download?.stop();
    this.#stage = 'lost';
    this.#loss = loss;
    this.#letGo();
  }

  close(): void {
    this.#download?.stop();
    this.#isClosed = true;
    this.#letGo();
    if (this.#url !== null) URL.revokeObjectURL(this.#url);
  }

  #begin(): void {
    clearTimeout(this.#retry);
    this.#loss = null;
    if (this.#channels === null) {
      this.#stage = 'waiting';
      return;
    }
    this.#stage = 'coming';
    if (this.#pieces.size === this.size) {
      void this.#finish();
      return;
    }
    this.#download = this.#channels.download({
      ...{ id: this.id, from: this.#pieces.size, size: this.size },
      onPiece: (bytes) => {
        this.#pieces.add(bytes);
        this.#received = this.#pieces.size;
      },
      onEnd: (end) => this.#handleEnd(end),
    });
  }

  #handleEnd(end: DownloadEnd): void {
    this.#download = null;
    if (end === 'complete') void this.#finish();
    else if (end === 'lost' || end === 'closed') {
      this.#stage = 'waiting';
      // A connection is made anew, or whoever offers it leaves the room: either is told. A channel that was closed while
      // its connection stands is not.
      if (end === 'closed') this.#tryAgain();
    } else this.handleLost(end);
  }

  #tryAgain(): void {
    this.#tries += 1;
    this.#retry = setTimeout(() => {
      if (this.#stage !== 'waiting') return;
      if (this.#tries <= mostTries) this.#begin();
      // What has come is kept for when it is asked for.
      else this.#stage = 'offered';
    }, triesAfterMs);
  }

  async #finish(): Promise<void> {
    this.#isWhole = true;
    try {
      // Read also of what is shown as no picture: it is found here whether the engine has kept it.
      const found = await pictureTypeOf(this.#pieces.toBlob());
      const type = mayBePicture(this.name, this.size) ? found : null;
      if (this.#isClosed) return;
      this.#isPicture = type !== null;
      this.#url = URL.createObjectURL(this.#pieces.toBlob(type ?? 'application/octet-stream'));
      this.#stage = 'here';
      this.#pieces.clear();
    } catch {
      // What the engine was given to keep cannot be read: it had no place for it (File API, section 6).
      this.#isWhole = false;
      this.handleLost('full');
    }
  }

  #letGo(): void {
    clearTimeout(this.#retry);
    this.#pieces.clear();
    this.#received = 0;
  }
}
