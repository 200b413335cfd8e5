import {
  accessPolicy,
  limits,
  parseAs,
  participantId,
  participantName,
  roomId,
  roomName,
  type AccessPolicy,
  type Notices,
  type RoomSummary,
} from '#protocol';
import { SignalingServerError } from './errors.ts';
import type { Log } from './log.ts';
import type { RoomRules } from './room-rules.ts';
import type { Rooms } from './rooms.ts';
import type { Seats } from './seats.ts';
import type { Session, Sessions } from './sessions.ts';

/** A room to open. */
export interface NewRoom {
  name: string;
  /** The owner's display name. */
  owner: string;
  /** Most participants at one time; the protocol's limit without it. */
  capacity?: number;
  /** 96 random bits without it; keys that are derived for a room need it beforehand. */
  id?: string;
  /** The participant id of whoever has the controls; nobody has them without it. */
  ownerId?: string;
  /** Who may enter; anyone without it. `knock` needs an owner. */
  access?: AccessPolicy;
  /** What was decided when it was served before, here or by another node. */
  rules?: RoomRules;
}

type CloseReason = Notices['room-closed']['reason'];

/** Opens and ends rooms for whoever runs the server. */
export class RoomKeeper {
  readonly #rooms: Rooms;
  readonly #sessions: Sessions;
  readonly #seats: Seats;
  readonly #log: Log;
  readonly #seatMs: number;
  #closed = false;

  /**
   * @param sessions the participants that are told when their room ends
   * @param seatMs how long whoever was inside a room that is opened again has to come back
   */
  constructor(rooms: Rooms, sessions: Sessions, seats: Seats, log: Log, seatMs: number) {
    this.#seatMs = seatMs;
    this.#rooms = rooms;
    this.#sessions = sessions;
    this.#seats = seats;
    this.#log = log;
  }

  /**
   * Opens a room.
   * @throws SignalingServerError `bad-room`, `too-many-rooms`, or `closed` after closeAll
   */
  create(wanted: NewRoom): RoomSummary {
    if (this.#closed) throw new SignalingServerError('closed');
    const name = parseAs(roomName, wanted.name);
    const owner = parseAs(participantName, wanted.owner);
    const capacity = wanted.capacity ?? limits.participantsPerRoom;
    const fits = Number.isInteger(capacity) && capacity >= 1 && capacity <= limits.participantsPerRoom;
    if (name === null || owner === null || !fits) throw new SignalingServerError('bad-room');
    const { rules } = wanted;
    const room = this.#rooms.create({ name, owner, capacity, rules, ...this.#rules(wanted) });
    if (!room) throw new SignalingServerError('too-many-rooms');
    if (rules) setTimeout(() => room.forgetReturning(), this.#seatMs).unref();
    this.#log(`room opened room=${room.summary.id}`);
    return room.summary;
  }

  #rules({ id, ownerId, access = { rule: 'open' } }: NewRoom): {
    id?: string;
    ownerId: string | null;
    access: AccessPolicy;
  } {
    const policy = parseAs(accessPolicy, access);
    const isFree = id === undefined || (parseAs(roomId, id) !== null && this.#rooms.get(id) === null);
    const isOwned =
      ownerId === undefined ? policy?.rule !== 'knock' : parseAs(participantId, ownerId) !== null;
    if (policy === null || !isFree || !isOwned) throw new SignalingServerError('bad-room');
    return { ...(id === undefined ? {} : { id }), ownerId: ownerId ?? null, access: policy };
  }

  /** Ends a room and tells those inside and those who wait. @returns whether there was such a room */
  close(id: string, reason: CloseReason): boolean {
    const dismissed = this.#dismiss(id);
    for (const session of dismissed ?? []) session.send('room-closed', { reason });
    if (dismissed) this.#log(`room closed room=${id} reason=${reason}`);
    return dismissed !== null;
  }

  /** Serves a room no more, which goes on elsewhere: whoever is inside or waits is disconnected. */
  drop(id: string): void {
    for (const session of this.#dismiss(id) ?? []) session.disconnect();
    this.#log(`room dropped room=${id}`);
  }

  /** Ends every room; none can be opened after. */
  closeAll(reason: CloseReason): void {
    this.#closed = true;
    for (const { id } of this.#rooms.summaries) this.close(id, reason);
  }

  /** Ends a room. @returns the connections of those who were inside or waited, or null without such a room */
  #dismiss(id: string): Session[] | null {
    const waiting = this.#rooms.get(id)?.waiting ?? [];
    const members = this.#rooms.close(id);
    if (!members) return null;
    for (const { id: seat } of members) this.#seats.free(seat);
    const dismissed: Session[] = [];
    for (const person of [...members, ...waiting]) {
      const session = this.#sessions.get(person.id);
      if (session?.room !== id && session?.waitingIn !== id) continue;
      session.room = null;
      session.waitingIn = null;
      dismissed.push(session);
    }
    return dismissed;
  }
}
