import { fromBase64url, toBase64url } from './base64url.ts';
import { settled, written } from './idb.ts';

const databaseName = 'madang-stay';
const storeName = 'keys';
const only = 'stay';
const cipher = 'AES-GCM';
/** NIST SP 800-38D, 8.2.2: random, and never used twice with one key, which is another for each stay. */
const nonceBytes = 12;

/**
 * Seals what is needed to come back into a room, so that it can be kept outside of the page and be read by none but
 * the next page of the same origin: the key cannot be exported, and lies in IndexedDB for as long as the stay lasts.
 */
export class StaySeal {
  #key: CryptoKey | null = null;

  /** @returns base64url @throws DOMException where the engine keeps nothing */
  async seal(text: string): Promise<string> {
    const key = (this.#key ??= await newKey());
    const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const sealed = await crypto.subtle.encrypt({ name: cipher, iv }, key, new TextEncoder().encode(text));
    return toBase64url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
  }

  /** @returns null when it was sealed by another key, or was changed @throws DOMException see seal */
  async open(sealed: string): Promise<string | null> {
    const bytes = fromBase64url(sealed);
    const key = await readKey();
    if (!bytes || !key) return null;
    this.#key = key;
    const [iv, rest] = [bytes.slice(0, nonceBytes), bytes.slice(nonceBytes)];
    try {
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: cipher, iv }, key, rest));
    } catch {
      return null;
    }
  }

  /** What was sealed cannot be opened by anyone any more. */
  async forget(): Promise<void> {
    this.#key = null;
    const keys = await openKeys();
    keys.delete(only);
    await written(keys.transaction);
    keys.transaction.db.close();
  }
}

async function newKey(): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: cipher, length: 256 }, false, ['encrypt', 'decrypt']);
  const keys = await openKeys();
  keys.put(key, only);
  await written(keys.transaction);
  keys.transaction.db.close();
  return key;
}

async function readKey(): Promise<CryptoKey | null> {
  const keys = await openKeys();
  const found = await settled<unknown>(keys.get(only));
  keys.transaction.db.close();
  return found instanceof CryptoKey && !found.extractable ? found : null;
}

async function openKeys(): Promise<IDBObjectStore> {
  const opening = indexedDB.open(databaseName, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
  const database = await settled(opening);
  return database.transaction(storeName, 'readwrite').objectStore(storeName);
}
