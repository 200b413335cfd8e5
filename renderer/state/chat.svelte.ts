import { limits, type PeerMessage } from '#protocol';
import type { IncomingFile } from './incoming-file.svelte.ts';
import type { OfferedFile } from './offered-file.svelte.ts';

/** A file of the chat: one's own, or somebody else's. */
export type ChatFile = OfferedFile | IncomingFile;

export interface ChatMessage {
  id: number;
  /** The name the sender had, or null for one's own. */
  from: string | null;
  /** Empty where it is a file. */
  text: string;
  file: ChatFile | null;
  at: Date;
}

/** The conversation of this call: peer to peer, kept only while it lasts. */
export class Chat {
  readonly #broadcast: (text: string) => void;
  #messages = $state.raw<readonly ChatMessage[]>([]);
  #unread = $state(0);
  #open = $state(false);
  #nextId = 0;

  /** @param broadcast hands a data-channel message to everyone in the room */
  constructor(broadcast: (text: string) => void) {
    this.#broadcast = broadcast;
  }

  get messages(): readonly ChatMessage[] {
    return this.#messages;
  }

  /** Messages that came while the chat was not open. */
  get unread(): number {
    return this.#unread;
  }

  /** Says whether the person sees the chat; seen messages are no longer unread. */
  setOpen(open: boolean): void {
    this.#open = open;
    if (open) this.#unread = 0;
  }

  /** @returns false when there is nothing to send or it is too long; the text stays with the caller */
  send(text: string): boolean {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > limits.chatText) return false;
    this.#broadcast(JSON.stringify({ kind: 'chat', text: trimmed } satisfies PeerMessage));
    this.#add(null, trimmed, null);
    return true;
  }

  /** Shows a file that this side offers. */
  addOwn(file: OfferedFile): void {
    this.#add(null, '', file);
  }

  /** Takes what somebody wrote. */
  handleMessage(from: string, text: string): void {
    this.#handle(from, text, null);
  }

  /** Takes a file that somebody offers. */
  handleFile(from: string, file: IncomingFile): void {
    this.#handle(from, '', file);
  }

  /** Lets go of the files; what was saved stays with the person. */
  close(): void {
    for (const { file } of this.#messages) file?.close();
  }

  #handle(from: string, text: string, file: ChatFile | null): void {
    this.#add(from, text, file);
    if (!this.#open) this.#unread += 1;
  }

  #add(from: string | null, text: string, file: ChatFile | null): void {
    this.#messages = [...this.#messages, { id: this.#nextId++, from, text, file, at: new Date() }];
  }
}
