import type { Answers, Requests } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Who } from '../sessions.ts';
import type { Context } from './context.ts';

/** `join`: lets the participant into a room and tells those inside. Access rules will be checked here. */
export function join(
  { session, sessions, rooms, log }: Context,
  request: Requests['join'],
  who: Who,
): Answers['join'] {
  if (session.room !== null) return refused('already-joined');
  const room = rooms.get(request.room);
  if (!room) return refused('not-found');
  const member = { ...who, session: request.session, media: request.media };
  const entry = rooms.enter(request.room, member);
  if (!entry.ok) return refused(entry.reason);
  session.room = request.room;
  log(`participant joined participant=${who.id} room=${request.room}`);
  sessions.tell(room, 'member-joined', member, who.id);
  return { ok: true, room: room.summary, members: entry.others };
}
