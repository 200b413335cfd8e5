import { parseAs, protocolVersion, requests, type Answers } from '#protocol';
import { refused } from '../on-valid.ts';
import type { Context } from './context.ts';

/**
 * `hello`: which wire the participant speaks and what they are called. The version is looked at first,
 * because a newer one may look different in everything else. Identity keys will be checked here.
 */
export function hello({ session, sessions, log }: Context, request: { protocol: number }): Answers['hello'] {
  if (request.protocol !== protocolVersion) return refused('unsupported-protocol', protocolVersion);
  const greeting = parseAs(requests.hello, request);
  if (greeting === null || session.name !== null) return refused('bad-request');
  session.name = greeting.name;
  sessions.add(session);
  log(`participant connected participant=${session.id}`);
  return { ok: true, id: session.id };
}
