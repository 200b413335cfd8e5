import { limits } from '#protocol';
import { realTiming, type Timing } from '../call/timing.ts';

/** A place on a shared picture: parts of its width and height, 0 to 1, from its upper left corner. */
export type Place = readonly [x: number, y: number];

export interface Pointer {
  /** Whose it is, by id. */
  readonly by: string;
  readonly at: Place;
}

export interface Stroke {
  readonly by: string;
  /** Unique among the strokes of one person. */
  readonly number: number;
  readonly points: readonly Place[];
  /** It is on its way out. */
  readonly isFading: boolean;
}

/** That somebody has pointed at a share or drawn on it, the first time each. */
export interface Marked {
  readonly by: string;
  readonly how: 'pointing' | 'drawing';
}

/** How long a pointer that does not move is seen. */
const pointerMs = 3_000;
/** How long a stroke is seen after its last point, and how long it takes to fade then. */
const strokeMs = 5_000;
const fadeMs = 200;

/** What people point at and draw on one share, for as long as it is to be seen. */
export class ShareMarks {
  readonly #timing: Timing;
  #pointers = $state.raw<readonly Pointer[]>([]);
  #strokes = $state.raw<readonly Stroke[]>([]);
  #marked = $state.raw<readonly Marked[]>([]);
  readonly #alarms = new Map<string, () => void>();

  constructor(timing: Timing = realTiming) {
    this.#timing = timing;
  }

  get pointers(): readonly Pointer[] {
    return this.#pointers;
  }

  /** In the order in which they were begun. */
  get strokes(): readonly Stroke[] {
    return this.#strokes;
  }

  /** All that somebody has ever done on it, each once. */
  get marked(): readonly Marked[] {
    return this.#marked;
  }

  /** Somebody points there, or no more. */
  point(by: string, at: Place | null): void {
    this.#pointers = [...this.#pointers.filter((pointer) => pointer.by !== by), ...(at ? [{ by, at }] : [])];
    if (at) this.#after(by, pointerMs, () => this.point(by, null));
    if (at) this.#note({ by, how: 'pointing' });
  }

  /** Somebody goes on with a stroke, or begins it. What is too long, or too many of them, is left out. */
  draw(by: string, number: number, points: readonly Place[]): void {
    const before = this.#strokes.find((stroke) => stroke.by === by && stroke.number === number);
    if (!before && this.#strokes.filter((stroke) => stroke.by === by).length >= limits.strokes) return;
    const all = [...(before?.points ?? []), ...points].slice(0, limits.strokePoints);
    const stroke: Stroke = { by, number, points: all, isFading: false };
    this.#strokes = before
      ? this.#strokes.map((each) => (each === before ? stroke : each))
      : [...this.#strokes, stroke];
    this.#fadeLater(by, number);
    this.#note({ by, how: 'drawing' });
  }

  /** Takes away what somebody has drawn; what everyone has, without a name. */
  clear(by?: string): void {
    this.#strokes = by === undefined ? [] : this.#strokes.filter((stroke) => stroke.by !== by);
  }

  /** Takes away all of somebody's. */
  forget(by: string): void {
    this.clear(by);
    this.point(by, null);
    this.#marked = this.#marked.filter((each) => each.by !== by);
  }

  /** Takes away what is not this person's. */
  keepOnly(by: string): void {
    // Also of those whose marks have faded: what they do next is news again.
    const all = [...this.#marked, ...this.#pointers, ...this.#strokes];
    for (const other of new Set(all.map((each) => each.by))) if (other !== by) this.forget(other);
  }

  /** As it was before anybody came. */
  reset(): void {
    for (const callOff of this.#alarms.values()) callOff();
    this.#alarms.clear();
    [this.#pointers, this.#strokes, this.#marked] = [[], [], []];
  }

  #fadeLater(by: string, number: number): void {
    const isIt = (stroke: Stroke) => stroke.by === by && stroke.number === number;
    const key = `${by} ${String(number)}`;
    this.#after(key, strokeMs, () => {
      this.#strokes = this.#strokes.map((each) => (isIt(each) ? { ...each, isFading: true } : each));
      this.#after(key, fadeMs, () => {
        this.#strokes = this.#strokes.filter((each) => !isIt(each));
      });
    });
  }

  #note(marked: Marked): void {
    if (!this.#marked.some(({ by, how }) => by === marked.by && how === marked.how))
      this.#marked = [...this.#marked, marked];
  }

  /** One alarm for each key: the last that was set. */
  #after(key: string, ms: number, callback: () => void): void {
    this.#alarms.get(key)?.();
    const callOff = this.#timing.after(ms, () => {
      this.#alarms.delete(key);
      callback();
    });
    this.#alarms.set(key, callOff);
  }
}
