import { createPair, Identity } from './identity.ts';
import { openPairStore, type PairStore } from './pair-store.ts';

/**
 * The identity of this installation: the pair that the store has, else a new one that is put there. All windows
 * of one profile get the same. Without a store that works, it is an identity for this start only.
 * @param open opens the store; the origin's own without another
 * @throws DOMException when this engine cannot make keys at all
 */
export async function loadIdentity(open: () => Promise<PairStore> = openPairStore): Promise<Identity> {
  const kept = await readOrKeep(open).catch(() => null);
  return kept ?? Identity.of(await createPair(), false);
}

async function readOrKeep(open: () => Promise<PairStore>): Promise<Identity> {
  const store = await open();
  try {
    const pair = (await store.read()) ?? (await store.keep(await createPair()));
    return await Identity.of(pair, true);
  } finally {
    store.close();
  }
}
