import { createHmac, timingSafeEqual } from 'node:crypto';
import { joinText } from '#protocol';

/**
 * Whether a `join` was made by somebody who has the room's join key.
 * @param joinKey 32 bytes, base64url
 * @param proof as it was sent: HMAC-SHA-256 over joinText, base64url
 */
export function isJoinProof(
  joinKey: string,
  proof: string,
  what: { challenge: string; room: string; id: string },
): boolean {
  const right = createHmac('sha256', Buffer.from(joinKey, 'base64url'))
    .update(joinText(what), 'utf8')
    .digest();
  const given = Buffer.from(proof, 'base64url');
  // One spelling for each value: bits that no byte needs must be zero.
  const isWellFormed = given.length === right.length && given.toString('base64url') === proof;
  return isWellFormed && timingSafeEqual(given, right);
}
