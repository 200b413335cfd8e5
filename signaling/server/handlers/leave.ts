import type { Answers } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Context } from './context.ts';

type Leaving = Pick<Context, 'session' | 'sessions' | 'rooms' | 'log'>;

/** Takes the participant out of their room, if they are in one, and tells the others. */
export function leaveRoom({ session, sessions, rooms, log }: Leaving): boolean {
  const { who, room: id } = session;
  if (who === null || id === null) return false;
  session.room = null;
  const room = rooms.get(id);
  if (!room || !rooms.leave(id, who.id)) return false;
  log(`participant left participant=${who.id} room=${id}`);
  sessions.tell(room, 'member-left', { id: who.id }, who.id);
  return true;
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

/** `leave`: the same as a lost connection for the others, and the socket stays for another room. */
export function leave(context: Context): Answers['leave'] {
  return leaveRoom(context) || stopWaiting(context) ? { ok: true } : refused('not-in-room');
}
