import { keyLabels, joinText, passphraseRounds, passphraseSalt } from '#protocol';
import { fromBase64url, randomBase64url, toBase64url } from './base64url.ts';
import { bytesOf } from './ecdsa.ts';
import { makeHmac } from './hmac.ts';

/** What a room's secret or passphrase gives, 32 bytes each, base64url. */
export interface RoomKeys {
  /** What the server checks joins with. */
  join: string;
  /** What members know and the server never learns. */
  member: string;
}

const keyBits = 256;
const secretBytes = 16;

/** A secret for the link of an `invite` room: 128 random bits, base64url. */
export function newRoomSecret(): string {
  return randomBase64url(secretBytes);
}

/** The keys of a room that opens by a secret. @throws TypeError when the secret is no base64url */
export async function keysOfSecret(secret: string, room: string): Promise<RoomKeys> {
  const bytes = fromBase64url(secret);
  if (!bytes) throw new TypeError('no base64url');
  return keysOf(bytes, room);
}

/**
 * The keys of a room that opens by a passphrase. Takes a good part of a second, which is what makes guessing dear.
 * @param passphrase as it was typed: composed differently, it is the same (NFKC)
 */
export async function keysOfPassphrase(passphrase: string, room: string): Promise<RoomKeys> {
  const typed = await crypto.subtle.importKey('raw', bytesOf(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const salt = bytesOf(passphraseSalt(room));
  const stretched = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: passphraseRounds },
    typed,
    keyBits,
  );
  return keysOf(stretched, room);
}

/** The proof of a `join`: HMAC-SHA-256 by the join key, base64url. @throws TypeError when the key is no base64url */
export function proveJoin(
  joinKey: string,
  what: { challenge: string; room: string; id: string },
): Promise<string> {
  return makeHmac(joinKey, joinText(what));
}

async function keysOf(material: BufferSource, room: string): Promise<RoomKeys> {
  const key = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
  const derive = async (label: string) => {
    const by = { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(room), info: bytesOf(label) };
    return toBase64url(await crypto.subtle.deriveBits(by, key, keyBits));
  };
  const [join, member] = await Promise.all([derive(keyLabels.join), derive(keyLabels.member)]);
  return { join, member };
}
