import { fromBase64url, toBase64url } from './base64url.ts';
import { bytesOf } from './ecdsa.ts';

const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;

/**
 * HMAC-SHA-256 over the UTF-8 form of a text, base64url.
 * @param key base64url
 * @throws TypeError when the key is no base64url
 */
export async function makeHmac(key: string, text: string): Promise<string> {
  return toBase64url(await crypto.subtle.sign('HMAC', await importKey(key, 'sign'), bytesOf(text)));
}

/** Whether an HMAC is right, in a time that tells nothing of it. @throws TypeError when the key is no base64url */
export async function isHmac(key: string, text: string, given: string): Promise<boolean> {
  const mac = fromBase64url(given);
  return mac !== null && crypto.subtle.verify('HMAC', await importKey(key, 'verify'), mac, bytesOf(text));
}

async function importKey(key: string, use: 'sign' | 'verify'): Promise<CryptoKey> {
  const bytes = fromBase64url(key);
  if (!bytes) throw new TypeError('no base64url');
  return crypto.subtle.importKey('raw', bytes, hmac, false, [use]);
}
