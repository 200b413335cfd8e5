import * as v from 'valibot';
import { iceUrl, iceUrls, isTurn, limits } from '#protocol';
import { must } from './must.ts';

const oneDay = 24 * 60 * 60;

const urls = v.pipe(
  v.array(
    v.config(iceUrl, { message: must('a STUN or TURN address such as "turn:turn.example.org:3478"') }),
    must('a list of addresses'),
  ),
  v.check((all) => v.is(v.pipe(iceUrls), all), must(`a list of 1 to ${String(limits.iceUrls)} addresses`)),
);

const text = v.pipe(
  v.string(must('a text')),
  v.minLength(1, must('not empty')),
  v.maxLength(limits.iceCredential, must(`at most ${String(limits.iceCredential)} characters`)),
);

/** A STUN or TURN server in a configuration file: with nothing, with a fixed login, or with a shared secret. */
const server = v.pipe(
  v.strictObject({
    urls,
    username: v.optional(text),
    credential: v.optional(text),
    /** coturn's `static-auth-secret`. */
    secret: v.optional(text),
    /** How long what is made from the secret is good, in seconds. */
    lifetime: v.optional(
      v.pipe(
        v.number(must('a number of seconds')),
        v.check((seconds) => Number.isInteger(seconds), must('a whole number of seconds')),
        v.minValue(10, must('at least 10 seconds')),
        v.maxValue(30 * oneDay, must('at most 30 days')),
      ),
    ),
  }),
  v.forward(
    v.check(
      ({ username, credential, secret }) =>
        (username === undefined) === (credential === undefined) &&
        (secret === undefined || username === undefined),
      must('there together with "credential", and not with "secret"'),
    ),
    ['username'],
  ),
  v.forward(
    v.check(
      ({ urls: all, username, secret }) =>
        !all.some(isTurn) || username !== undefined || secret !== undefined,
      must('of STUN, or come with a "secret" or with "username" and "credential"'),
    ),
    ['urls'],
  ),
  v.transform(({ urls: all, username, credential, secret, lifetime = oneDay / 2 }) =>
    secret === undefined ? { urls: all, username, credential } : { urls: all, secret, lifetime },
  ),
);

/** The STUN and TURN servers of a configuration file. */
export const iceConfig = v.pipe(
  v.array(server, must('a list')),
  v.maxLength(limits.iceServers, must(`a list of at most ${String(limits.iceServers)}`)),
);
