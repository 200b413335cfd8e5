import {
  challengeOfAnyVersion,
  helloText,
  notices,
  parseAs,
  protocolVersion,
  type Answers,
  type Colour,
} from '#protocol';
import type { Identity } from '../identity/identity.ts';
import type { RequestFailure, RoomClient } from './room-client.ts';

/** Who says hello, and to which server they mean to. */
export interface Greeter {
  identity: Identity;
  name: string;
  /** The colour they chose to be shown in; null for one that others guess. */
  colour?: Colour | null;
  /** Of the certificate that was pinned; null in a browser, which knows none. */
  fingerprint: string | null;
}

/** Answers the server's challenge: proves who this is. Must come before any other request. */
export async function greet(
  client: RoomClient,
  { identity, name, colour, fingerprint }: Greeter,
): Promise<Answers['hello'] | RequestFailure> {
  const given = await client.challenge();
  if (given === null) return { ok: false, reason: 'no-answer' };
  const { protocol } = parseAs(challengeOfAnyVersion, given) ?? {};
  if (protocol !== undefined && protocol !== protocolVersion) {
    return { ok: false, reason: 'unsupported-protocol', needs: protocol };
  }
  const notice = parseAs(notices.challenge, given);
  if (!notice) return { ok: false, reason: 'bad-answer' };
  const signature = await identity.sign(helloText({ challenge: notice.challenge, fingerprint, name }));
  const pinned = fingerprint === null ? {} : { fingerprint };
  const answer = await client.request('hello', {
    ...{ protocol: protocolVersion, name, key: identity.key, signature },
    ...pinned,
    ...(colour && { colour }),
  });
  // The id follows from the key: a server that gives another is not to be believed.
  return answer.ok && answer.id !== identity.id ? { ok: false, reason: 'bad-answer' } : answer;
}
