import { existsSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import Store from 'electron-store';
import * as v from 'valibot';
import { log } from './logging.ts';

/** How many files that could not be read are kept beside each other; the last place is used again. */
const mostSetAside = 20;

/** One remembered value: read from disk once, parsed by its schema, written whole. */
export class Stored<S extends v.GenericSchema<unknown, Record<string, unknown>>> {
  // Null where the file can be neither read nor moved out of the way: nothing is kept then.
  readonly #store: Store | null;
  #value: v.InferOutput<S>;

  /**
   * What can't be read is set aside as `.bad`, so that nothing a person may want back is overwritten.
   * @param file name of the file in the profile, without its ending
   * @param fallback what is remembered at first
   * @param onUnreadable told when it could not be read: the name of the file now, or null when it could not be moved
   */
  constructor(
    directory: string,
    file: string,
    readonly schema: S,
    fallback: v.InferOutput<S>,
    onUnreadable: (file: string | null) => void = () => undefined,
  ) {
    const open = () => new Store<Record<string, unknown>>({ cwd: directory, name: file });
    let store: Store | null;
    try {
      store = open();
      this.#value = store.size === 0 ? fallback : v.parse(schema, store.store);
    } catch (error) {
      log.warn(`${file}.json is unreadable`, error);
      const path = setAside(join(directory, `${file}.json`));
      store = path === null ? null : open();
      this.#value = fallback;
      onUnreadable(path === null ? null : basename(path));
    }
    this.#store = store;
  }

  get value(): v.InferOutput<S> {
    return this.#value;
  }

  set value(value: v.InferOutput<S>) {
    this.#value = value;
    const store = this.#store;
    if (store === null) return;
    try {
      store.store = { ...value };
    } catch (error) {
      // A full disk must not end a call; it is remembered until the app quits.
      log.error(`writing ${store.path} failed`, error);
    }
  }
}

/** Gives a file another name, which none has so far. @returns its path now, or null when the system refuses */
function setAside(path: string): string | null {
  const names = Array.from(
    { length: mostSetAside },
    (_, at) => `${path}.bad${at === 0 ? '' : String(at + 1)}`,
  );
  const free = names.find((name) => !existsSync(name)) ?? names.at(-1) ?? `${path}.bad`;
  try {
    renameSync(path, free);
    log.warn(`set aside as ${basename(free)}`);
    return free;
  } catch (error) {
    log.error('setting it aside failed', error);
    return null;
  }
}
