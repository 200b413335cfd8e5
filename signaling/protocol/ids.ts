import * as v from 'valibot';

/** A participant's id: base64url, 16 to 64 characters. */
export const participantId = v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/));

/** A room's id: base64url, 8 to 64 characters. */
export const roomId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));

/** A certificate's SHA-256 over its DER form, base64url without padding (43 characters). */
export const fingerprint = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
