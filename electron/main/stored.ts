import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import * as v from 'valibot';
import { log } from './logging.ts';

/** One remembered value: read from disk once, parsed by its schema, written whole. */
export class Stored<S extends v.GenericSchema<unknown, Record<string, unknown>>> {
  readonly #store: Store;
  #value: v.InferOutput<S>;

  /**
   * What can't be read is set aside as `.bad`, so that nothing a person may want back is overwritten.
   * @param file name of the file in the profile, without its ending
   * @param fallback what is remembered at first
   */
  constructor(
    directory: string,
    file: string,
    readonly schema: S,
    fallback: v.InferOutput<S>,
  ) {
    const path = join(directory, `${file}.json`);
    const open = () => new Store<Record<string, unknown>>({ cwd: directory, name: file });
    try {
      this.#store = open();
      this.#value = this.#store.size === 0 ? fallback : v.parse(schema, this.#store.store);
    } catch (error) {
      log.warn(`${file}.json is unreadable and was set aside`, error);
      renameSync(path, `${path}.bad`);
      this.#store = open();
      this.#value = fallback;
    }
  }

  get value(): v.InferOutput<S> {
    return this.#value;
  }

  set value(value: v.InferOutput<S>) {
    this.#value = value;
    try {
      this.#store.store = { ...value };
    } catch (error) {
      // A full disk must not end a call; it is remembered until the app quits.
      log.error(`writing ${this.#store.path} failed`, error);
    }
  }
}
