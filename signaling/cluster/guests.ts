import { EventEmitter } from 'node:events';
import type { Node } from '../server/room-store.ts';
import type { Session } from '../server/sessions.ts';
import type { Message } from './messages.ts';

type Asked = Extract<Message, { kind: 'request' }>;
type Send = (to: string, message: Message) => void;

interface Guest {
  readonly session: Session;
  readonly door: EventEmitter & { readonly id: string };
  /** The node with the connection. */
  readonly from: string;
}

/** Participants of rooms here whose connections other nodes have. Each is served as if it were connected here. */
export class Guests {
  readonly #node: Node;
  readonly #send: Send;
  readonly #bySocket = new Map<string, Guest>();

  /** @param send to another node, in order */
  constructor(node: Node, send: Send) {
    this.#node = node;
    this.#send = send;
  }

  /** The nodes that they are connected to. */
  get nodes(): Set<string> {
    return new Set([...this.#bySocket.values()].map(({ from }) => from));
  }

  /** Takes a request and answers it to the node that it came from. */
  handleRequest(from: string, { socket, number, event, request, who }: Asked): void {
    const guest = this.#bySocket.get(socket) ?? (who && this.#admit(from, socket, who));
    if (!guest) {
      this.#send(from, { kind: 'answer', socket, number, answer: { ok: false, reason: 'not-in-room' } });
      return;
    }
    guest.door.emit(event, request, (answer: object) => {
      this.#send(from, { kind: 'answer', socket, number, answer: { ...answer } });
    });
  }

  /** A connection has ended. */
  handleGone(socket: string, isGoodbye: boolean): void {
    const guest = this.#bySocket.get(socket);
    if (!guest) return;
    this.#bySocket.delete(socket);
    this.#node.gone(guest.session, isGoodbye);
  }

  /** A node is dead, and every connection that it had is lost. */
  handleDead(node: string): void {
    for (const [socket, { from }] of this.#bySocket) if (from === node) this.handleGone(socket, false);
  }

  /** Ends everybody's connection: this node serves them no more. */
  close(): void {
    for (const { session } of this.#bySocket.values()) session.disconnect();
    this.#bySocket.clear();
  }

  #admit(from: string, socket: string, { challenge, address, ...who }: NonNullable<Asked['who']>): Guest {
    const session: Session = {
      ...{ challenge, address, challengeTried: true, who, room: null, waitingIn: null },
      send: (event, notice) => {
        this.#send(from, { kind: 'notice', socket, event, notice });
      },
      disconnect: () => {
        this.#send(from, { kind: 'end', socket });
      },
    };
    const door = Object.assign(new EventEmitter(), { id: socket });
    const guest = { session, door, from };
    this.#bySocket.set(socket, guest);
    this.#node.takeOver(session);
    this.#node.answer(door, session);
    return guest;
  }
}
