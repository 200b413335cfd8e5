import type { Answers, Requests } from '#protocol';
import { isJoinProof } from '../join-proof.ts';
import type { Room } from '../room.ts';
import type { Refused } from '../room-door.ts';
import type { Who } from '../sessions.ts';
import { refused } from '../on-valid.ts';
import type { Context } from './context.ts';
import { stopWaiting } from './leave.ts';

/** `join`: lets the participant into a room and tells those inside, or lets them wait and tells the owner. */
export function join(context: Context, request: Requests['join'], who: Who): Answers['join'] {
  const { session, sessions, rooms, ice, log } = context;
  if (session.room !== null) return refused('already-joined');
  const room = rooms.get(request.room);
  if (session.waitingIn !== request.room) stopWaiting(context);
  if (!room) return refused('not-found');
  const member = { ...who, session: request.session, media: request.media };
  const entry = rooms.enter(room, member, () => refuteProof(context, room, request.proof, who));
  if (!entry.ok) {
    if (entry.reason === 'waiting') wait(context, room, who);
    else stopWaiting(context);
    return entry;
  }
  session.room = room.id;
  session.waitingIn = null;
  log(`participant joined participant=${who.id} room=${room.id}`);
  sessions.tell(room, 'member-joined', member, who.id);
  const knocking = who.id === room.ownerId ? room.waiting : [];
  return {
    ok: true,
    ...{ room: room.summary, ownerId: room.ownerId, members: entry.others, knocking },
    iceServers: ice.serversFor(who.id),
  };
}

function wait({ session, sessions, log }: Context, room: Room, who: Who): void {
  if (session.waitingIn === room.id) return;
  session.waitingIn = room.id;
  log(`participant waits participant=${who.id} room=${room.id}`);
  sessions.tellOwner(room, 'knocking', { id: who.id, key: who.key, name: who.name });
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
