import { limits, parseAs, participantName, roomName, type Notices, type RoomSummary } from '#protocol';
import { SignalingServerError } from './errors.ts';
import type { Log } from './log.ts';
import type { Rooms } from './rooms.ts';
import type { Sessions } from './sessions.ts';

/** A room to open. */
export interface NewRoom {
  name: string;
  /** The owner's display name. */
  owner: string;
  /** Most participants at one time; the protocol's limit without it. */
  capacity?: number;
}

type CloseReason = Notices['room-closed']['reason'];

/** Opens and ends rooms for whoever runs the server. */
export class RoomKeeper {
  readonly #rooms: Rooms;
  readonly #sessions: Sessions;
  readonly #log: Log;
  #closed = false;

  /** @param sessions the participants that are told when their room ends */
  constructor(rooms: Rooms, sessions: Sessions, log: Log) {
    this.#rooms = rooms;
    this.#sessions = sessions;
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
    const room = this.#rooms.create({ name, owner, capacity });
    if (!room) throw new SignalingServerError('too-many-rooms');
    this.#log(`room opened room=${room.summary.id}`);
    return room.summary;
  }

  /** Ends a room and tells those inside. @returns whether there was such a room */
  close(id: string, reason: CloseReason): boolean {
    const members = this.#rooms.close(id);
    if (!members) return false;
    for (const member of members) {
      const session = this.#sessions.get(member.id);
      if (!session) continue;
      session.room = null;
      session.send('room-closed', { reason });
    }
    this.#log(`room closed room=${id} reason=${reason}`);
    return true;
  }

  /** Ends every room; none can be opened after. */
  closeAll(reason: CloseReason): void {
    this.#closed = true;
    for (const { id } of this.#rooms.summaries) this.close(id, reason);
  }
}
