import type { Refusal } from '#protocol';
import type { Log } from '../log.ts';
import { refused } from '../on-valid.ts';
import type { Rooms } from '../rooms.ts';
import type { Session, Sessions } from '../sessions.ts';

/** What the handlers of one socket work on. */
export interface Context {
  readonly session: Session;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly log: Log;
}

/** A handler that may count on a name: whoever has not said `hello` is answered `hello-first`. */
export function greeted<T, A>(
  { session }: Context,
  handle: (request: T, name: string) => A,
): (request: T) => A | { ok: false; reason: Refusal } {
  return (request) => (session.name === null ? refused('hello-first') : handle(request, session.name));
}
