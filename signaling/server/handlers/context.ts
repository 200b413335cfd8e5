import type { Refusal } from '#protocol';
import type { GuessThrottle } from '../guess-throttle.ts';
import type { IceIssuer } from '../ice-issuer.ts';
import type { Log } from '../log.ts';
import { refused } from '../on-valid.ts';
import type { Rooms } from '../rooms.ts';
import type { Seats } from '../seats.ts';
import type { Session, Sessions, Who } from '../sessions.ts';

/** What the handlers of one socket work on. */
export interface Context {
  readonly session: Session;
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly rooms: Rooms;
  /** Of the certificate that participants see. */
  readonly fingerprint: string;
  /** Slows down whoever guesses passphrases. */
  readonly throttle: GuessThrottle;
  /** Gives participants their STUN and TURN servers. */
  readonly ice: IceIssuer;
  readonly log: Log;
}

/** A handler that may count on an identity: whoever has not said `hello` is answered `hello-first`. */
export function greeted<T, A>(
  { session }: Context,
  handle: (request: T, who: Who) => A,
): (request: T) => A | { ok: false; reason: Refusal } {
  return (request) => (session.who === null ? refused('hello-first') : handle(request, session.who));
}
