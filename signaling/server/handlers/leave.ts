import type { Answers } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Context } from './context.ts';

/** Takes the participant out of their room, if they are in one, and tells the others. */
export function leaveRoom({ session, sessions, rooms, log }: Context): boolean {
  const { who, room: id } = session;
  if (who === null || id === null) return false;
  session.room = null;
  const room = rooms.get(id);
  if (!room || !rooms.leave(id, who.id)) return false;
  log(`participant left participant=${who.id} room=${id}`);
  sessions.tell(room, 'member-left', { id: who.id }, who.id);
  return true;
}

/** `leave`: the same as a lost connection for the others, and the socket stays for another room. */
export function leave(context: Context): Answers['leave'] {
  return leaveRoom(context) ? { ok: true } : refused('not-in-room');
}
