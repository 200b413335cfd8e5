import type { Answers, Requests } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Room } from '../room.ts';
import type { Who } from '../sessions.ts';
import type { Said } from '../unheard.ts';
import type { Context } from './context.ts';

type Joined = Extract<Answers['join'], { ok: true }>;

/** The room as it is now, for somebody inside. */
export function stateOf({ ice }: Pick<Context, 'ice'>, room: Room, id: string): Joined {
  const members = room.members.filter((member) => member.id !== id);
  const { summary, epoch, ownerId } = room;
  return {
    ok: true,
    ...{ room: summary, epoch, ownerId, members, knocking: id === ownerId ? room.waiting : [] },
    iceServers: ice.serversFor(id),
  };
}

/**
 * The part of `join` for somebody who had a seat in this opening of the room: gives it back with all that was said
 * meanwhile, or says that it is gone.
 * @returns null when the seat was in another opening: they come in like anyone else
 */
export function comeBack(
  context: Context,
  { session: stay, media, back }: Requests['join'],
  room: Room,
  { id }: Who,
): Answers['join'] | null {
  if (back?.epoch !== room.epoch) return null;
  const { session, sessions, seats, rooms, log } = context;
  const missed = seats.giveBack(id, { room: room.id, stay, heard: back.heard }, session);
  if (!missed) return refused(room.reasonGone(id, stay));
  session.room = room.id;
  session.waitingIn = null;
  room.setAway(id, false);
  const now = { ...media, ...stoppedIn(missed) };
  room.setMedia(id, now);
  rooms.handleChanged();
  log(`participant back participant=${id} room=${room.id}`);
  sessions.tell(room, 'member-back', { id, media: now }, id);
  // After the answer, which goes out when this turn is over.
  queueMicrotask(() => {
    for (const said of missed) said.tell(session);
  });
  return stateOf(context, room, id);
}

/** What the owner stopped meanwhile stays stopped, whatever its sharer says who has not heard of it. */
function stoppedIn(missed: readonly Said[]): Partial<Requests['join']['media']> {
  return Object.fromEntries(missed.flatMap(({ stopped }) => (stopped === null ? [] : [[stopped, false]])));
}
