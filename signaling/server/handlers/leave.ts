import type { Answers } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Room } from '../room.ts';
import type { Context } from './context.ts';

type Shared = Pick<Context, 'sessions' | 'seats' | 'rooms' | 'log'>;
type Leaving = Shared & Pick<Context, 'session'>;

/** Ends somebody's stay in a room, whether their connection is there or lost, and tells the others. */
export function vacate(shared: Shared, room: Room, id: string, isPutOut = false): boolean {
  const { sessions, seats, rooms, log } = shared;
  if (!room.has(id)) return false;
  seats.free(id);
  const session = sessions.get(id);
  if (session?.room === room.id) session.room = null;
  if (isPutOut) {
    room.putOut(id);
    rooms.handleChanged();
  } else {
    rooms.leave(room.id, id);
  }
  log(`participant left participant=${id} room=${room.id}`);
  sessions.tell(room, 'member-left', { id }, id);
  return true;
}

/** Takes the participant out of their room, if they are in one, and tells the others. */
export function leaveRoom({ session, ...shared }: Leaving): boolean {
  const { who, room: id } = session;
  const room = id === null ? null : shared.rooms.get(id);
  return who !== null && room !== null && vacate(shared, room, who.id);
}

/** The connection is lost: the seat is kept for a while, and the others are told. */
export function keepSeat({ session, ...shared }: Leaving): void {
  const { who, room: id } = session;
  const room = id === null ? null : shared.rooms.get(id);
  if (who === null || !room?.has(who.id)) return;
  session.room = null;
  room.setAway(who.id, true);
  shared.seats.keep(who.id, () => {
    vacate(shared, room, who.id);
  });
  shared.log(`participant away participant=${who.id} room=${room.id}`);
  shared.sessions.tell(room, 'member-reconnecting', { id: who.id }, who.id);
}

/** Takes the participant off the waiting list they are on, if any, and tells the owner. */
export function stopWaiting({ session, sessions, rooms, log }: Leaving): boolean {
  const { who, waitingIn: id } = session;
  if (who === null || id === null) return false;
  session.waitingIn = null;
  const room = rooms.get(id);
  if (!room?.stopWaiting(who.id)) return false;
  log(`participant stopped waiting participant=${who.id} room=${id}`);
  sessions.tellOwner(room, 'knock-ended', { id: who.id });
  return true;
}

/** `leave`: the seat is free at once, and the socket stays for another room. */
export function leave(context: Context): Answers['leave'] {
  return leaveRoom(context) || stopWaiting(context) ? { ok: true } : refused('not-in-room');
}
