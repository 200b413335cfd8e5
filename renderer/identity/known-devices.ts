import { parseAs, participantId, participantName } from '#protocol';
import { settled, written } from './idb.ts';

/** A device that was met, by the id that its key gives. */
export interface KnownDevice {
  readonly id: string;
  /** What its owner was called the last time; a name, and nothing to be trusted. */
  readonly name: string;
  /** Whether the short codes were compared, and were the same. */
  readonly isCompared: boolean;
}

const databaseName = 'madang-known-devices';
const storeName = 'devices';
const bySeen = 'seenAt';
/** Those met the longest time ago are forgotten beyond this many. */
const most = 2_000;

/**
 * The devices that were met in calls, kept for the page's origin. Everything rejects with a DOMException where the
 * engine keeps nothing, as in a private window.
 */
export class KnownDevices {
  readonly #most: number;
  #database: Promise<IDBDatabase> | null = null;

  constructor(mostKept = most) {
    this.#most = mostKept;
  }

  /** A device as it was met last, or null. */
  async find(id: string): Promise<KnownDevice | null> {
    const store = await this.#store('readonly');
    return asDevice(await settled<unknown>(store.get(id)));
  }

  /** A device is met now. */
  meet(id: string, name: string): Promise<void> {
    return this.#put(id, (before) => ({ id, name, isCompared: before?.isCompared ?? false }));
  }

  /** A device's code was compared, and is the same. */
  compare(id: string, name: string): Promise<void> {
    return this.#put(id, () => ({ id, name, isCompared: true }));
  }

  async forget(id: string): Promise<void> {
    const store = await this.#store('readwrite');
    store.delete(id);
    await written(store.transaction);
  }

  async #put(id: string, make: (before: KnownDevice | null) => KnownDevice): Promise<void> {
    const store = await this.#store('readwrite');
    // One transaction, in which nothing else is awaited.
    const before = asDevice(await settled<unknown>(store.get(id)));
    store.put({ ...make(before), [bySeen]: Date.now() });
    const excess = (await settled(store.count())) - this.#most;
    const oldest = excess > 0 ? await settled(store.index(bySeen).getAllKeys(null, excess)) : [];
    for (const key of oldest) store.delete(key);
    await written(store.transaction);
  }

  async #store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.#database ??= open();
    try {
      const database = await this.#database;
      return database.transaction(storeName, mode).objectStore(storeName);
    } catch (error) {
      // The next may have more luck: the engine closes a database when its disk was full, for one.
      this.#database = null;
      throw error;
    }
  }
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, 1);
  opening.onupgradeneeded = () => {
    const store = opening.result.createObjectStore(storeName, { keyPath: 'id' });
    store.createIndex(bySeen, bySeen);
  };
  return settled(opening);
}

// What was written by another version, or by hand, is not a device.
function asDevice(kept: unknown): KnownDevice | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const id = parseAs(participantId, Reflect.get(kept, 'id'));
  const name = parseAs(participantName, Reflect.get(kept, 'name'));
  const isCompared: unknown = Reflect.get(kept, 'isCompared');
  return id !== null && name !== null && typeof isCompared === 'boolean' ? { id, name, isCompared } : null;
}
