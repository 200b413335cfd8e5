import type { Answers, Requests } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Who } from '../sessions.ts';
import type { Context } from './context.ts';

/** `media`: what the participant sends now, kept for those who come later and told to those inside. */
export function media(
  { session, sessions, rooms }: Context,
  request: Requests['media'],
  { id }: Who,
): Answers['media'] {
  const room = session.room === null ? null : rooms.get(session.room);
  if (!room?.setMedia(id, request)) return refused('not-in-room');
  sessions.tell(room, 'member-media', { id, media: request }, id);
  return { ok: true };
}
