import type { Answers, Requests } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Context } from './context.ts';

/**
 * `signal`: hands a description or candidate to another member of the same room, unread. It is done at
 * once, which keeps the order in which one participant sends to another.
 */
export function signal(
  { session, sessions, rooms }: Context,
  { to, ...rest }: Requests['signal'],
): Answers['signal'] {
  const room = session.room === null ? null : rooms.get(session.room);
  if (!room?.has(session.id)) return refused('not-in-room');
  const receiver = to === session.id || !room.has(to) ? null : sessions.get(to);
  if (!receiver) return refused('no-such-member');
  receiver.send('signal', { from: session.id, ...rest });
  return { ok: true };
}
