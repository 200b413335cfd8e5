import { answerRequests, handleGone } from './connection.ts';
import type { Node } from './room-store.ts';
import type { Context } from './handlers/context.ts';
import { takeOver } from './handlers/hello.ts';
import type { Counters } from './metrics/server-metrics.ts';
import type { OnAnswered } from './on-valid.ts';
import type { RoomKeeper } from './room-keeper.ts';

/** What a room store works on, of one server. */
export function nodeOf(
  shared: Omit<Context, 'session'> & { onAnswered: OnAnswered },
  keeper: RoomKeeper,
  { refused }: Pick<Counters, 'refused'>,
): Node {
  return {
    shared: { ...shared, refused },
    answer: (door, session) => {
      answerRequests(door, { ...shared, session });
    },
    gone: (session, isGoodbye) => {
      handleGone({ ...shared, session }, isGoodbye);
    },
    takeOver: (session) => {
      if (session.who === null) return;
      takeOver({ ...shared, session }, session.who.id);
      shared.sessions.add(session.who.id, session);
    },
    open: (room) => {
      keeper.create(room);
    },
    drop: (room) => {
      keeper.drop(room);
    },
  };
}
