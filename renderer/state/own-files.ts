import { fileName, limits, parseAs, type PeerMessage } from '#protocol';
import { randomBase64url } from '../identity/base64url.ts';
import { OfferedFile } from './offered-file.svelte.ts';

/** The files that this side offers in the chat. They go to each of the others who asks, and are on no server. */
export class OwnFiles {
  readonly #broadcast: (text: string) => void;
  readonly #onOffered: (file: OfferedFile) => void;
  readonly #offered = new Map<string, OfferedFile>();

  /** @param broadcast hands a data-channel message to everyone in the room */
  constructor(broadcast: (text: string) => void, onOffered: (file: OfferedFile) => void) {
    this.#broadcast = broadcast;
    this.#onOffered = onOffered;
  }

  /** Offers a file to everyone in the room. What cannot be read shows when somebody wants it. */
  offer(file: File): void {
    const id = randomBase64url(16);
    // The end tells what kind of file it is.
    const name = parseAs(fileName, file.name.slice(-limits.fileName)) ?? 'file';
    const offered = new OfferedFile(id, name, file);
    this.#offered.set(id, offered);
    offered.look().catch((error: unknown) => console.warn('a file could not be looked at', error));
    this.#say({ kind: 'file', file: id, name, size: file.size });
    this.#onOffered(offered);
  }

  /** Offers it no more: what is under way ends. */
  withdraw(file: OfferedFile): void {
    file.handleWithdrawn();
    this.#offered.delete(file.id);
    this.#say({ kind: 'file-withdrawn', file: file.id });
  }

  /** What is offered under an id now. */
  find(id: string): Blob | null {
    return this.#offered.get(id)?.blob ?? null;
  }

  /** Somebody has all of a file of this side. */
  handleTaken(id: string, by: string): void {
    this.#offered.get(id)?.handleTaken(by);
  }

  #say(message: PeerMessage): void {
    this.#broadcast(JSON.stringify(message));
  }
}
