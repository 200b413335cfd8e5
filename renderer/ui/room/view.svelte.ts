import { SvelteMap } from 'svelte/reactivity';
import { arrange } from '../layout/arrange.ts';
import { chooseLayout, type Layout } from '../layout/choose-layout.ts';
import type { Size } from '../layout/pack-pictures.ts';
import { packTiles } from '../layout/pack-tiles.ts';

/** Between two tiles, in pixels. */
const gap = 8;
/** The shape of a share of which nothing has come yet. */
const usualAspect = 16 / 9;
/** A layer's size is rounded to whole pixels: its shape is no other for that, whichever layer comes first. */
const tolerance = 0.03;

/** What a view needs to know of a call. */
export interface Seen {
  readonly selfId: string;
  /** Who has the floor, by id. */
  readonly speaker: string | null;
  readonly participants: readonly { readonly id: string }[];
  readonly stage: readonly { readonly key: string }[];
}

/** How this person looks at a room: the layout, chosen or by itself, and what they want to see large. */
export class View {
  readonly #call: Seen;
  readonly #aspects = new SvelteMap<string, number>();
  #choice = $state<Layout | null>(null);
  #wish = $state<string | null>(null);
  #area = $state.raw<Size>({ width: 0, height: 0 });
  // What the next choice goes by.
  #before: Layout = 'grid';
  #lastSpeaker: string | null = null;

  constructor(call: Seen) {
    this.#call = call;
  }

  /** The others by id, and oneself at the end. */
  readonly #people = $derived.by(() => [...this.#call.participants.map(({ id }) => id), this.#call.selfId]);

  /** The one of the others who spoke last, while they are there. */
  readonly #speaker = $derived.by(() => {
    const { speaker, selfId } = this.#call;
    if (speaker !== null && speaker !== selfId) this.#lastSpeaker = speaker;
    return this.#lastSpeaker !== null && this.#people.includes(this.#lastSpeaker) ? this.#lastSpeaker : null;
  });

  /** The layout that was chosen by hand; null while it follows what happens. */
  get choice(): Layout | null {
    return this.#choice;
  }

  /** The person or share that is kept large, by key; null for none, or when it has gone. */
  readonly pinned = $derived.by(() => {
    const wish = this.#wish;
    const isThere = this.#people.includes(wish ?? '') || this.#call.stage.some(({ key }) => key === wish);
    return isThere ? wish : null;
  });

  /** How the room is shown now. */
  readonly layout = $derived.by(() => {
    this.#before = chooseLayout({
      choice: this.#choice,
      pinned: this.pinned === null ? null : this.#people.includes(this.pinned) ? 'person' : 'share',
      shares: this.#call.stage.length,
      people: this.#people.length,
      hasSpeaker: this.#speaker !== null,
      tileWidth: packTiles(this.#people.length, this.#area, gap).width,
      before: this.#before,
    });
    return this.#before;
  });

  /** Where everybody and everything stands, in pixels. */
  readonly arrangement = $derived.by(() => {
    const { layout, pinned } = this;
    const shares = this.#call.stage.map(({ key }) => ({
      key,
      aspect: this.#aspects.get(key) ?? usualAspect,
    }));
    const large = pinned ?? (layout === 'speaker' ? this.#speaker : null);
    const scene = { layout, shares, large, people: this.#people, speaker: this.#speaker };
    return arrange(scene, this.#area, gap);
  });

  /** Chooses a layout; the one that is chosen already lets it follow what happens again. */
  choose(layout: Layout | null): void {
    this.#choice = layout === this.#choice ? null : layout;
    // Nothing is larger than the rest in a grid.
    if (this.#choice === 'grid') this.#wish = null;
  }

  /** Keeps a person or a share large, or no longer. */
  togglePin(key: string): void {
    this.#wish = this.pinned === key ? null : key;
    if (this.#choice === 'grid') this.#choice = null;
  }

  setArea(area: Size): void {
    this.#area = area;
  }

  /** The shape of a share has become known. */
  setAspect(key: string, aspect: number): void {
    const known = this.#aspects.get(key) ?? usualAspect;
    if (Math.abs(aspect / known - 1) > tolerance) this.#aspects.set(key, aspect);
  }
}
