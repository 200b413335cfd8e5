import type { Answers, Requests } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Who } from '../sessions.ts';
import type { Context } from './context.ts';

/**
 * `signal`: hands a description or candidate to another member of the same room, unread and as it was signed. It
 * is done at once, which keeps the order in which one participant sends to another. Whoever is away hears it when
 * they are back.
 */
export function signal(
  { session, seats, rooms }: Context,
  { to, toSession, payload, signature }: Requests['signal'],
  { id }: Who,
): Answers['signal'] {
  const room = session.room === null ? null : rooms.get(session.room);
  if (!room?.has(id)) return refused('not-in-room');
  // What was on its way to somebody who has come back since is not for them any more.
  const isMeant = to !== id && room.get(to)?.session === toSession;
  const isSaid = isMeant && seats.say(to, 'signal', { from: id, payload, signature });
  return isSaid ? { ok: true } : refused('no-such-member');
}
