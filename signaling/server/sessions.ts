import type { Notices } from '#protocol';
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
}

/** What the server knows of one connected socket. Requests are judged by this, never by what they claim. */
export interface Session {
  readonly send: Send;
  /** Closes the connection once what was sent has gone out. */
  readonly disconnect: () => void;
  /** What the next `hello` must sign, or null when it was tried. */
  challenge: string | null;
  /** Null until `hello` succeeded, and again when another connection has taken over. */
  who: Who | null;
  /** The room the participant is in, or null. */
  room: string | null;
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
      if (id !== except) this.#byId.get(id)?.send(event, notice);
    }
  }
}
