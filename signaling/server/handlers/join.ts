import type { Answers, Requests } from '#protocol';
import { isJoinProof } from '../join-proof.ts';
import type { Room } from '../room.ts';
import type { Refused } from '../room-door.ts';
import type { Who } from '../sessions.ts';
import { refused } from '../on-valid.ts';
import { comeBack, stateOf } from './come-back.ts';
import type { Context } from './context.ts';
import { stopWaiting, vacate } from './leave.ts';

/** `join`: lets the participant into a room and tells those inside, or lets them wait and tells the owner. */
export function join(context: Context, request: Requests['join'], who: Who): Answers['join'] {
  const { session, sessions, seats, rooms, log } = context;
  if (session.room !== null) return refused('already-joined');
  const room = rooms.get(request.room);
  if (session.waitingIn !== request.room) stopWaiting(context);
  const back = room && comeBack(context, request, room, who);
  if (back) return back;
  // A stay that is not taken up again is over.
  const kept = rooms.get(seats.keptIn(who.id) ?? '');
  if (kept) vacate(context, kept, who.id);
  if (!room) return refused('not-found');
  const member = { ...who, session: request.session, media: request.media };
  const refute = () => refuteProof(context, room, request.proof, who);
  const entry = rooms.enter(room, member, refute, kept === room);
  if (!entry.ok) {
    if (entry.reason === 'waiting') wait(context, room, who);
    else stopWaiting(context);
    return entry;
  }
  session.room = room.id;
  session.waitingIn = null;
  seats.take(who.id, room.id, request.session, session);
  log(`participant joined participant=${who.id} room=${room.id}`);
  sessions.tell(room, 'member-joined', member, who.id);
  return stateOf(context, room, who.id);
}

function wait({ session, sessions, log }: Context, room: Room, who: Who): void {
  if (session.waitingIn === room.id) return;
  session.waitingIn = room.id;
  log(`participant waits participant=${who.id} room=${room.id}`);
  sessions.tellOwner(room, 'knocking', who);
}

/** One reason for every wrong proof. Only what was tried is slowed: to send none is no guess. */
function refuteProof(
  { session, throttle, log }: Context,
  room: Room,
  proof: string | undefined,
  { id }: Who,
): Refused | null {
  const { joinKey } = room;
  if (proof === undefined || joinKey === null) return refused('wrong-proof');
  const keys = [`${room.id} ${id}`, `${room.id} ${session.address}`] as const;
  const retryAfterMs = throttle.waitMs(keys);
  if (retryAfterMs > 0) return refused('too-soon', { retryAfterMs });
  if (isJoinProof(joinKey, proof, { challenge: session.challenge, room: room.id, id })) {
    throttle.succeeded(keys[0]);
    return null;
  }
  throttle.failed(keys);
  log(`participant refused participant=${id} room=${room.id} reason=wrong-proof`);
  return refused('wrong-proof');
}
