import { limits, type PeerMessage } from '#protocol';

export interface ChatMessage {
  id: number;
  /** The name the sender had, or null for one's own. */
  from: string | null;
  text: string;
  at: Date;
}

/** The conversation of this call: peer to peer, kept only while it lasts. */
export class Chat {
  readonly #broadcast: (text: string) => void;
  #messages = $state<ChatMessage[]>([]);
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
    this.#add(null, trimmed);
    return true;
  }

  /** Takes what somebody wrote. */
  handleMessage(from: string, text: string): void {
    this.#add(from, text);
    if (!this.#open) this.#unread += 1;
  }

  #add(from: string | null, text: string): void {
    this.#messages.push({ id: this.#nextId++, from, text, at: new Date() });
  }
}
