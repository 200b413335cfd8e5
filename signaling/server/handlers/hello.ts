import { parseAs, participantName, protocolVersion, requests, type Answers } from '#protocol';
import { refused } from '../on-valid.ts';
import { proveId } from '../proof.ts';
import type { Context } from './context.ts';
import { keepSeat, stopWaiting } from './leave.ts';

/**
 * `hello`: which wire the participant speaks, and proof of who they are. The version is looked at first, because
 * a newer one may look different in everything else.
 */
export function hello(context: Context, request: { protocol: number }): Answers['hello'] {
  const { session, sessions, fingerprint, log } = context;
  if (request.protocol !== protocolVersion)
    return refused('unsupported-protocol', { needs: protocolVersion });
  const greeting = parseAs(requests.hello, request);
  const name = greeting && parseAs(participantName, greeting.name);
  if (!greeting || name === null || session.who !== null) return refused('bad-request');
  const { challenge, challengeTried } = session;
  session.challengeTried = true;
  const pinned = greeting.fingerprint ?? null;
  if (pinned !== null && pinned !== fingerprint) return refused('wrong-server');
  const { key, signature, colour } = greeting;
  const proven = { challenge, fingerprint: pinned, name: greeting.name };
  const id = challengeTried ? null : proveId(key, signature, proven);
  if (id === null) return refused('bad-proof');
  takeOver(context, id);
  session.who = { id, key, name, ...(colour && { colour }) };
  sessions.add(id, session);
  log(`participant connected participant=${id}`);
  return { ok: true, id };
}

/**
 * Ends the connection that this participant had before. Its seat is kept, as after any lost connection: often it is
 * one that was lost and not noticed yet.
 */
export function takeOver(context: Context, id: string): void {
  const older = context.sessions.get(id);
  if (!older) return;
  keepSeat({ ...context, session: older });
  stopWaiting({ ...context, session: older });
  older.who = null;
  older.send('replaced', {});
  older.disconnect();
  context.log(`participant replaced participant=${id}`);
}
