import {
  controlRequests,
  type Answer,
  type ControlRequests,
  type Notices,
  type Refusal,
  type Schema,
} from '#protocol';
import { onValid, refused, type Answering } from '../on-valid.ts';
import type { Room } from '../room.ts';
import { greeted, type Context } from './context.ts';
import { vacate } from './leave.ts';

type Control<E extends keyof ControlRequests> = (
  context: Context,
  room: Room,
  request: ControlRequests[E],
) => Refusal | null;

/** What each control does once it is known that the owner asks, and that they ask of somebody else. */
export const controls: { [E in keyof ControlRequests]: Control<E> } = {
  admit: (context, room, { id }) => {
    const outcome = room.admit(id);
    if (outcome !== 'admitted') return outcome;
    endKnock(context, room, id, 'admitted');
    return null;
  },
  deny: (context, room, { id }) => {
    if (!room.stopWaiting(id)) return 'no-such-member';
    endKnock(context, room, id, 'denied');
    return null;
  },
  lock: (context, room, { locked }) => {
    room.setLocked(locked);
    tellChanged(context, room);
    return null;
  },
  'ask-to-mute': ({ seats }, room, { id }) =>
    room.has(id) && seats.say(id, 'mute-asked', {}) ? null : 'no-such-member',
  'stop-share': ({ sessions, seats }, room, { id, kind }) => {
    const member = room.get(id);
    if (!member) return 'no-such-member';
    // Who comes later is not told of it either.
    room.setMedia(id, { ...member.media, [kind]: false });
    sessions.tell(room, 'share-stopped', { id, kind }, id);
    seats.say(id, 'share-stopped', { id, kind });
    return null;
  },
  remove: (context, room, { id }) => {
    if (!room.has(id)) return 'no-such-member';
    putOut(context, room, id, 'removed');
    return null;
  },
  ban: (context, room, { id }) => {
    const waits = room.waiting.some((knock) => knock.id === id);
    if (!waits && !room.has(id)) return 'no-such-member';
    if (waits) endKnock(context, room, id, 'denied');
    else putOut(context, room, id, 'banned');
    room.ban(id);
    return null;
  },
  unban: (_context, room, { id }) => (room.unban(id) ? null : 'no-such-member'),
  'hand-over': (context, room, { id }) => {
    if (!room.handOver(id)) return 'no-such-member';
    tellChanged(context, room);
    for (const knock of room.waiting) context.sessions.tellOwner(room, 'knocking', knock);
    return null;
  },
};

/** Answers the owner's controls on one socket; everyone else is refused. */
export function answerControls(at: Answering, context: Context): void {
  const schemas: { [E in keyof ControlRequests]: Schema<ControlRequests[E]> } = controlRequests;
  const answer = <E extends keyof ControlRequests>(event: E, control: Control<E>) => {
    onValid(
      at,
      event,
      schemas[event],
      greeted(context, (request: ControlRequests[E], who): Answer => {
        const room = context.session.room === null ? null : context.rooms.get(context.session.room);
        if (!room?.has(who.id)) return refused('not-in-room');
        if (room.ownerId !== who.id) return refused('not-owner');
        if ('id' in request && request.id === who.id) return refused('no-such-member');
        const reason = control(context, room, request);
        if (reason !== null) return refused(reason);
        context.log(`control ${event} room=${room.id}${'id' in request ? ` participant=${request.id}` : ''}`);
        return { ok: true };
      }),
    );
  };
  answer('admit', controls.admit);
  answer('deny', controls.deny);
  answer('lock', controls.lock);
  answer('ask-to-mute', controls['ask-to-mute']);
  answer('stop-share', controls['stop-share']);
  answer('remove', controls.remove);
  answer('ban', controls.ban);
  answer('unban', controls.unban);
  answer('hand-over', controls['hand-over']);
}

function tellChanged({ sessions, rooms }: Context, room: Room): void {
  const { owner, locked } = room.summary;
  sessions.tellAll(room, 'room-changed', { ownerId: room.ownerId, owner, locked });
  rooms.handleChanged();
}

function endKnock({ sessions }: Context, room: Room, id: string, outcome: 'admitted' | 'denied'): void {
  const session = sessions.get(id);
  if (session) {
    session.waitingIn = null;
    session.send(outcome, { room: room.id });
  }
  sessions.tellOwner(room, 'knock-ended', { id });
}

function putOut(context: Context, room: Room, id: string, reason: Notices['removed']['reason']): void {
  const session = context.sessions.get(id);
  const isHere = session?.room === room.id;
  vacate(context, room, id, true);
  if (isHere) session.send('removed', { reason });
}
