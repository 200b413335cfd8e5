/** A part of the page that is loaded when it is first needed, and is there at once from then on. */
export class LazyPart<Part> {
  readonly #load: () => Promise<{ readonly default: Part }>;
  #loaded: { readonly part: Part } | null = null;

  /** @param load `() => import(…)` */
  constructor(load: () => Promise<{ readonly default: Part }>) {
    this.#load = load;
  }

  /** Null until it has been loaded. */
  get loaded(): { readonly part: Part } | null {
    return this.#loaded;
  }

  /** Loads it. Rejects where it does not load, each time: engines remember that for as long as the page is open. */
  async load(): Promise<Part> {
    const { default: part } = await this.#load();
    this.#loaded = { part };
    return part;
  }
}
