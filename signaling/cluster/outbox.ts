import type { Mailbox } from './mailbox.ts';
import type { Message } from './messages.ts';

type Last = Extract<Message, { kind: 'gone' | 'end' }>;

/** Who is told what did not reach another node, or of which that is not known. */
export interface Undelivered {
  readonly onRequest: (request: Extract<Message, { kind: 'request' }>) => void;
  /** To the participant of this connection, who is elsewhere. */
  readonly onTold: (socket: string) => void;
  readonly onFailed: (error: unknown) => void;
}

/**
 * Sends to other nodes. What cannot be sent costs the participant it is about their connection, so that nothing is
 * missing in what comes after it; that a connection has ended is said again until it was.
 */
export class Outbox {
  readonly #mailbox: Mailbox;
  readonly #undelivered: Undelivered;
  #late: { to: string; message: Last }[] = [];

  constructor(mailbox: Mailbox, undelivered: Undelivered) {
    this.#mailbox = mailbox;
    this.#undelivered = undelivered;
  }

  /** Sends, in the order in which it is called. */
  send(to: string, message: Message): void {
    const { onRequest, onTold, onFailed } = this.#undelivered;
    this.#mailbox.send(to, message).catch((error: unknown) => {
      onFailed(error);
      if (message.kind === 'request') onRequest(message);
      else if (message.kind === 'gone' || message.kind === 'end') this.#late.push({ to, message });
      else onTold(message.socket);
    });
  }

  /** Says what is late again. @param lives whether a node is there to hear it */
  async sendLate(lives: (node: string) => Promise<boolean>): Promise<void> {
    const late = this.#late;
    this.#late = [];
    for (const { to, message } of late) if (await lives(to)) this.send(to, message);
  }
}
