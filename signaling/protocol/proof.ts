import * as v from 'valibot';

/** A public key: an uncompressed point of P-256 (SEC 1, 2.3.3; 65 bytes), base64url without padding. */
export const publicKey = v.pipe(v.string(), v.regex(/^[\w-]{87}$/));

/** An ECDSA P-256 signature over SHA-256: r and s (IEEE P1363; 64 bytes), base64url without padding. */
export const signature = v.pipe(v.string(), v.regex(/^[\w-]{86}$/));

/** What the server gives each connection to sign: 32 random bytes, base64url without padding. */
export const challengeText = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** What a participant proves with `hello`. */
export interface Greeting {
  challenge: string;
  /** That of the server's certificate, as the participant pinned it; null in a browser, which knows none. */
  fingerprint: string | null;
  /** As it is sent, before any cleaning. */
  name: string;
}

/** The text whose UTF-8 form the signature of a `hello` covers. The name is last, since it may hold anything. */
export function helloText({ challenge, fingerprint, name }: Greeting): string {
  return ['madang-hello-1', challenge, fingerprint ?? '', name].join('\n');
}

/** The text whose UTF-8 form the signature of a signal covers. */
export function signalText(payload: string): string {
  return `madang-signal-1\n${payload}`;
}
