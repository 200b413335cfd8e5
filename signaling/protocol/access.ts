import * as v from 'valibot';

/**
 * Who may enter a room: anyone (`open`), whom the owner lets in (`knock`), who knows the passphrase, or who has the
 * invite link with its secret.
 */
export const accessRule = v.picklist(['open', 'knock', 'passphrase', 'invite']);
export type AccessRule = v.InferOutput<typeof accessRule>;

/** What an invite of an `invite` room carries: 16 random bytes, base64url without padding. */
export const roomSecret = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));

/** What the server checks joins with: 32 bytes, base64url without padding. */
export const joinKey = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** HMAC-SHA-256 by the join key over `joinText`, base64url without padding. */
export const joinProof = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** How a room is entered, as the server is told: it never learns a secret, a passphrase or a member key. */
export const accessPolicy = v.variant('rule', [
  v.object({ rule: v.picklist(['open', 'knock']) }),
  v.object({ rule: v.picklist(['passphrase', 'invite']), joinKey }),
]);
export type AccessPolicy = v.InferOutput<typeof accessPolicy>;

/** The labels by which HKDF tells the two keys of a room apart (PROTOCOL.md, *Keys of a room*). */
export const keyLabels = { join: 'madang-join-1', member: 'madang-member-1' } as const;

/** PBKDF2's rounds: OWASP's least for SHA-256. */
export const passphraseRounds = 600_000;

/** What salts the derivation from a passphrase: the same passphrase is another key in another room. */
export function passphraseSalt(room: string): string {
  return `madang-passphrase-1\n${room}`;
}

/** The text whose UTF-8 form the proof of a `join` covers: for this connection, this room and this participant. */
export function joinText({ challenge, room, id }: { challenge: string; room: string; id: string }): string {
  return [keyLabels.join, challenge, room, id].join('\n');
}
