import type { Notices } from '#protocol';
import type { Room } from './room.ts';

/** Sends a notice to one participant. */
type Send = <E extends keyof Notices>(event: E, notice: Notices[E]) => void;

/** What the server knows of one connected socket. Requests are judged by this, never by what they claim. */
export interface Session {
  /** The participant's id: random for now, later proven by an identity key in `hello`. */
  readonly id: string;
  readonly send: Send;
  /** The display name, or null until `hello` succeeded. */
  name: string | null;
  /** The room the participant is in, or null. */
  room: string | null;
}

/** Everyone connected, by participant id. */
export class Sessions {
  readonly #byId = new Map<string, Session>();

  /** Makes the participant reachable for notices. */
  add(session: Session): void {
    this.#byId.set(session.id, session);
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
