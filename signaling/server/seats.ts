import type { Notices } from '#protocol';
import type { Session } from './sessions.ts';
import { Unheard, type PersonalEvent, type Said } from './unheard.ts';

/** What a seat is kept with: for how long, in milliseconds, and with how much that was not heard. */
export interface SeatLimits {
  readonly seatMs: number;
  readonly unheard: number;
}

/** A participant's place in a room, for as long as one stay lasts: it outlives a lost connection for a while. */
interface Seat {
  readonly room: string;
  /** The stay, which the participant chose. */
  readonly stay: string;
  readonly unheard: Unheard;
  /** The connection of whoever sits there; null while it is lost. */
  session: Session | null;
  lapse: ReturnType<typeof setTimeout> | null;
}

/** The seats of everyone in a room, by participant id: one each. */
export class Seats {
  readonly #limits: SeatLimits;
  readonly #byId = new Map<string, Seat>();

  constructor(limits: SeatLimits) {
    this.#limits = limits;
  }

  /** Somebody came in. */
  take(id: string, room: string, stay: string, session: Session): void {
    this.free(id);
    const unheard = new Unheard(this.#limits.unheard);
    this.#byId.set(id, { room, stay, unheard, session, lapse: null });
  }

  /** The room in which a seat is kept for somebody whose connection is lost, or null. */
  keptIn(id: string): string | null {
    const seat = this.#byId.get(id);
    return seat?.session === null ? seat.room : null;
  }

  /** Keeps the seat of a lost connection. @param onLapsed called when nobody has come back to it in time */
  keep(id: string, onLapsed: () => void): void {
    const seat = this.#byId.get(id);
    if (!seat || seat.lapse) return;
    seat.session = null;
    seat.lapse = setTimeout(onLapsed, this.#limits.seatMs);
  }

  /**
   * Gives a kept seat back.
   * @param heard the last number that came in this stay
   * @returns what was said meanwhile, in order, or null when there is no such seat, or not without a gap
   */
  giveBack(
    id: string,
    { room, stay, heard }: { room: string; stay: string; heard: number },
    session: Session,
  ): Said[] | null {
    const seat = this.#byId.get(id);
    if (!seat?.lapse || seat.room !== room || seat.stay !== stay) return null;
    const missed = seat.unheard.after(heard);
    if (missed === null) return null;
    clearTimeout(seat.lapse);
    seat.lapse = null;
    seat.session = session;
    seat.unheard.heard(heard);
    return missed;
  }

  /** Says something to one participant alone: now, or when they are back. @returns whether they have a seat */
  say<E extends PersonalEvent>(id: string, event: E, notice: Notices[E]): boolean {
    const seat = this.#byId.get(id);
    if (!seat) return false;
    const said = seat.unheard.add(event, notice);
    if (seat.session) said.tell(seat.session);
    return true;
  }

  /** What was said over this connection and may not have come; null for one that has no seat. */
  unheardOf(session: Session): Unheard | null {
    const seat = session.who && this.#byId.get(session.who.id);
    return seat?.session === session ? seat.unheard : null;
  }

  /** How many are kept for those who are not there. */
  get kept(): number {
    return [...this.#byId.values()].filter(({ session }) => session === null).length;
  }

  /** Nobody sits there any more. */
  free(id: string): void {
    const seat = this.#byId.get(id);
    if (seat?.lapse) clearTimeout(seat.lapse);
    this.#byId.delete(id);
  }
}
