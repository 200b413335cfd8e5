import type { Colour, Notices } from '#protocol';
import type { Room } from './room.ts';

/** Sends a notice to one participant. */
type Send = <E extends keyof Notices>(event: E, notice: Notices[E]) => void;

/** Who a participant has proven to be. */
export interface Who {
  /** The hash of the key. */
  readonly id: string;
  /** The raw public key, base64url. */
  readonly key: string;
  /** The display name: what its bearer typed, and no more than that. */
  readonly name: string;
  /** The colour they chose to be shown in. */
  readonly colour?: Colour | undefined;
}

/** What the server knows of one connected socket. Requests are judged by this, never by what they claim. */
export interface Session {
  readonly send: Send;
  /** Closes the connection once what was sent has gone out. */
  readonly disconnect: () => void;
  /** What `hello` must sign, and what proofs of this connection are made for. */
  readonly challenge: string;
  /** Where the connection comes from. */
  readonly address: string;
  /** Whether the challenge was answered by a `hello`, rightly or not. */
  challengeTried: boolean;
  /** Null until `hello` succeeded, and again when another connection has taken over. */
  who: Who | null;
  /** The room the participant is in, or null. */
  room: string | null;
  /** The room whose owner is to let the participant in, or null. */
  waitingIn: string | null;
}

/** Everyone connected, by participant id: one session each. */
export class Sessions {
  readonly #byId = new Map<string, Session>();

  /** Makes a participant reachable for notices. */
  add(id: string, session: Session): void {
    this.#byId.set(id, session);
  }

  /** Forgets a participant. */
  delete(id: string): void {
    this.#byId.delete(id);
  }

  /** The session of a participant, or null when they are not connected. */
  get(id: string): Session | null {
    return this.#byId.get(id) ?? null;
  }

  /** Sends a notice to everyone in a room but one. */
  tell<E extends keyof Notices>(room: Room, event: E, notice: Notices[E], except: string): void {
    for (const { id } of room.members) {
      if (id !== except) this.#inside(room, id)?.send(event, notice);
    }
  }

  /** Sends a notice to everyone in a room. */
  tellAll<E extends keyof Notices>(room: Room, event: E, notice: Notices[E]): void {
    for (const { id } of room.members) this.#inside(room, id)?.send(event, notice);
  }

  /** Sends a notice to the owner of a room, when they are inside. */
  tellOwner<E extends keyof Notices>(room: Room, event: E, notice: Notices[E]): void {
    const { ownerId } = room;
    if (ownerId !== null && room.has(ownerId)) this.#inside(room, ownerId)?.send(event, notice);
  }

  // Whoever has connected again and not joined yet is told of the room by the answer to that.
  #inside(room: Room, id: string): Session | null {
    const session = this.get(id);
    return session?.room === room.id ? session : null;
  }
}
