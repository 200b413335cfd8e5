import { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io';
import { parseAs, requests, type Refusal } from '#protocol';
import type { Session } from '../server/sessions.ts';
import type { Message } from './messages.ts';

type Acknowledge = (answer: object) => void;
type Answered = Extract<Message, { kind: 'answer' }>;

/** What travellers are told and ask, beside the participant's own words. */
export interface Roads {
  readonly self: string;
  /** The node that serves a room, which may be this one from now on; null when there is no such room. */
  readonly locate: (room: string) => Promise<string | null>;
  /** To another node, in order. */
  readonly send: (to: string, message: Message) => void;
  readonly onRefused: (reason: Refusal) => void;
  readonly onFailed: (error: unknown) => void;
}

interface Traveller {
  readonly socket: Socket;
  readonly session: Session;
  readonly door: EventEmitter & { readonly id: string };
  /** The other node that serves the participant's room; null when it is this one or none. */
  home: string | null;
  queue: Promise<void>;
  readonly waiting: Map<number, Acknowledge>;
  number: number;
}

/** Participants who are connected here, each with the way to the node that serves their room. */
export class Travellers {
  readonly #roads: Roads;
  readonly #bySocket = new Map<string, Traveller>();

  constructor(roads: Roads) {
    this.#roads = roads;
  }

  /** The other nodes that serve somebody from here. */
  get nodes(): Set<string> {
    return new Set([...this.#bySocket.values()].flatMap(({ home }) => (home === null ? [] : [home])));
  }

  /** See RoomStore.doorOf. */
  doorOf(socket: Socket, session: Session): EventEmitter & { readonly id: string } {
    const door = Object.assign(new EventEmitter(), { id: socket.id });
    const traveller: Traveller = {
      ...{ socket, session, door, home: null, queue: Promise.resolve(), waiting: new Map(), number: 0 },
    };
    this.#bySocket.set(socket.id, traveller);
    socket.onAny((event: string, ...args: unknown[]) => {
      if (event === 'hello' || !Object.hasOwn(requests, event)) return;
      // One after the other: where a join leads is asked of others, and what was sent after it must not overtake it.
      traveller.queue = traveller.queue
        .then(() => this.#take(traveller, event, args))
        .catch((error: unknown) => {
          this.#roads.onFailed(error);
          this.#refuse(args, 'internal');
        });
    });
    socket.once('disconnect', (reason) => {
      this.#bySocket.delete(socket.id);
      this.#part(traveller, reason === 'client namespace disconnect');
    });
    return door;
  }

  /** Hands on what the node that serves them says. */
  handleMessage(message: Exclude<Message, { kind: 'request' | 'gone' }>): void {
    const traveller = this.#bySocket.get(message.socket);
    if (!traveller) return;
    if (message.kind === 'answer') this.#handleAnswer(traveller, message);
    else if (message.kind === 'notice') traveller.socket.emit(message.event, message.notice);
    else traveller.socket.disconnect(true);
  }

  /** A node is dead. Whoever was served there loses the connection, and comes back to where the room is then. */
  handleDead(node: string): void {
    for (const { socket, home } of [...this.#bySocket.values()]) if (home === node) socket.conn.close();
  }

  async #take(traveller: Traveller, event: string, args: unknown[]): Promise<void> {
    const [request] = args;
    const join = event === 'join' ? parseAs(requests.join, request) : null;
    const isRouted = join !== null && traveller.session.who !== null && traveller.session.room === null;
    if (isRouted && !(await this.#goTo(traveller, join.room, args))) return;
    if (traveller.home === null) traveller.door.emit(event, ...args);
    else this.#ask(traveller, traveller.home, event, request, acknowledgeOf(args));
  }

  /** Takes the way to a room. @returns false when the request was answered on it */
  async #goTo(traveller: Traveller, room: string, args: unknown[]): Promise<boolean> {
    const { self, locate } = this.#roads;
    const found = await locate(room);
    const target = found === self ? null : found;
    if (traveller.home === target) return true;
    if (traveller.home !== null) {
      // They may be in a room there, or wait at one: that node knows, and has no such room as is asked for.
      const { home } = traveller;
      const answer = await new Promise<object>((resolve) => {
        this.#ask(traveller, home, 'join', args[0], resolve);
      });
      if (!('reason' in answer && answer.reason === 'not-found')) {
        acknowledgeOf(args)(answer);
        return false;
      }
      this.#part(traveller, true);
    } else if (traveller.session.waitingIn !== null) {
      traveller.door.emit('leave', {}, () => undefined);
    }
    traveller.home = target;
    return true;
  }

  #ask(traveller: Traveller, home: string, event: string, request: unknown, done: Acknowledge): void {
    const { socket, session, waiting } = traveller;
    const number = (traveller.number += 1);
    waiting.set(number, done);
    const { who, challenge, address } = session;
    this.#roads.send(home, {
      ...{ kind: 'request', socket: socket.id, number, event, request },
      who: event === 'join' && who !== null ? { ...who, challenge, address } : null,
    });
  }

  #handleAnswer({ waiting }: Traveller, { number, answer }: Answered): void {
    waiting.get(number)?.(answer);
    waiting.delete(number);
  }

  #part(traveller: Traveller, isGoodbye: boolean): void {
    const { home, socket } = traveller;
    traveller.home = null;
    if (home !== null) this.#roads.send(home, { kind: 'gone', socket: socket.id, isGoodbye });
  }

  #refuse(args: unknown[], reason: Refusal): void {
    this.#roads.onRefused(reason);
    acknowledgeOf(args)({ ok: false, reason });
  }
}

function acknowledgeOf(args: unknown[]): Acknowledge {
  const last = args.at(-1);
  return typeof last === 'function'
    ? (answer) => void Reflect.apply(last, undefined, [answer])
    : () => undefined;
}
