import * as v from 'valibot';

/** A participant's id: SHA-256 over the raw bytes of their public key, base64url without padding. */
export const participantId = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** A room's id: base64url, 8 to 64 characters. */
export const roomId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));

/** A certificate's SHA-256 over its DER form, base64url without padding (43 characters). */
export const fingerprint = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** What tells one opening of a room from another: 16 random bytes of the server, base64url. */
export const epochId = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));

/** What a file of the chat is asked for by: 16 random bytes of who offers it, base64url. Who was not told it cannot ask. */
export const fileId = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));

/** What tells one stay in a room from another of the same participant: 16 random bytes, base64url. */
export const sessionId = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));
