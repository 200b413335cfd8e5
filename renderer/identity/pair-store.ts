import { settled, written } from './idb.ts';

const databaseName = 'madang-identity';
const storeName = 'pairs';
const ownKey = 'own';

/** Keeps one key pair for the page's origin. */
export interface PairStore {
  read(): Promise<CryptoKeyPair | null>;
  /** Keeps this pair unless there is one already. @returns the one that is kept */
  keep(pair: CryptoKeyPair): Promise<CryptoKeyPair>;
  close(): void;
}

/**
 * Opens the store in IndexedDB, which keeps keys without their bytes ever being seen by a script.
 * @throws DOMException when the engine refuses, as it may in a private window
 */
export async function openPairStore(): Promise<PairStore> {
  const opening = indexedDB.open(databaseName, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
  const database = await settled(opening);
  const pairs = (mode: IDBTransactionMode) => database.transaction(storeName, mode).objectStore(storeName);
  return {
    read: async () => asPair(await settled<unknown>(pairs('readonly').get(ownKey))),
    keep: async (pair) => {
      // One transaction, in which nothing else is awaited: another window may be at the same point.
      const own = pairs('readwrite');
      const there = asPair(await settled<unknown>(own.get(ownKey)));
      if (there) return there;
      await settled(own.put(pair, ownKey));
      await written(own.transaction);
      return pair;
    },
    close: () => database.close(),
  };
}

// A private key that can be read is none of this app's making, and is replaced.
function asPair(kept: unknown): CryptoKeyPair | null {
  if (typeof kept !== 'object' || kept === null) return null;
  if (!('privateKey' in kept) || !('publicKey' in kept)) return null;
  const { privateKey, publicKey } = kept;
  if (!(privateKey instanceof CryptoKey) || !(publicKey instanceof CryptoKey)) return null;
  const fits = privateKey.type === 'private' && publicKey.type === 'public' && !privateKey.extractable;
  return fits ? { privateKey, publicKey } : null;
}
