import { hkdfSync, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { keyLabels, passphraseRounds, passphraseSalt, type AccessPolicy } from '#protocol';
import type { KeptRoom } from './kept-rooms.ts';

const keyBytes = 32;

/** The join key that an invite's secret gives (PROTOCOL.md, *Keys of a room*). @param secret base64url */
export function joinKeyOfSecret(secret: string, room: string): string {
  return joinKeyOf(Buffer.from(secret, 'base64url'), room);
}

/** The join key that a passphrase gives. Takes a good part of a second, beside everything else. */
export async function joinKeyOfPassphrase(passphrase: string, room: string): Promise<string> {
  const stretched = await promisify(pbkdf2)(
    passphrase.normalize('NFKC'),
    passphraseSalt(room),
    passphraseRounds,
    keyBytes,
    'sha256',
  );
  return joinKeyOf(stretched, room);
}

/** How a kept room is entered, as the server is told. @param passphrase of a `passphrase` room */
export async function policyOf(
  { id, access, secret }: KeptRoom,
  passphrase: string | undefined,
): Promise<AccessPolicy> {
  if (access === 'open' || access === 'knock') return { rule: access };
  if (access === 'invite') return { rule: access, joinKey: joinKeyOfSecret(secret ?? '', id) };
  return { rule: access, joinKey: await joinKeyOfPassphrase(passphrase ?? '', id) };
}

function joinKeyOf(material: Buffer, room: string): string {
  return Buffer.from(hkdfSync('sha256', material, room, keyLabels.join, keyBytes)).toString('base64url');
}
