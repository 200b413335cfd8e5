import type { TileSize } from './layers.ts';
import { videoKinds, type VideoKind } from './publications.ts';
import { recordOf } from './record-of.ts';
import { realTiming, type Timing } from './timing.ts';

/** What a viewer shows of one participant: for each picture the tile in device pixels, or null for not at all. */
export type Demand = Readonly<Record<VideoKind, TileSize | null>>;

/** Sizes are rounded up to this, so that a window being resized does not report every pixel. */
const step = 16;
/** A picture that appears or goes is reported at once; one that changes its size, after this time at the latest. */
const patienceMs = 150;
/** Until so long after a connection is up, that nothing is shown yet is no word that nothing is wanted. */
const firstTileMs = 1_000;

const nothing: Demand = recordOf(videoKinds, () => null);

/** Tells one participant what is shown of them, as it changes. */
export class DemandReporter {
  readonly #send: (demand: Demand) => void;
  readonly #timing: Timing;
  #tiles = nothing;
  #isVisible = true;
  #sent = '';
  #cancel: (() => void) | null = null;

  constructor(send: (demand: Demand) => void, timing: Timing = realTiming) {
    this.#send = send;
    this.#timing = timing;
  }

  /** A picture is shown in a tile of this size; null: it is not shown. */
  show(kind: VideoKind, tile: TileSize | null): void {
    const before = this.#tiles[kind];
    const rounded = tile && { width: roundUp(tile.width), height: roundUp(tile.height) };
    this.#tiles = { ...this.#tiles, [kind]: rounded };
    if ((before === null) !== (rounded === null)) this.#report();
    else this.#cancel ??= this.#timing.after(patienceMs, () => this.#report());
  }

  /** The window is seen or not; while it is not, no picture is wanted. */
  setVisible(isVisible: boolean): void {
    if (this.#isVisible === isVisible) return;
    this.#isVisible = isVisible;
    this.#report();
  }

  /**
   * Says it again, to a connection that has not heard it. A picture that has just begun to come has no tile yet: until
   * it has, nothing is said, and the smallest picture comes.
   */
  repeat(): void {
    this.#sent = '';
    const isWaiting = this.#isVisible && videoKinds.every((kind) => this.#tiles[kind] === null);
    if (isWaiting) this.#cancel ??= this.#timing.after(firstTileMs, () => this.#report());
    else this.#report();
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #report(): void {
    this.close();
    const demand = this.#isVisible ? this.#tiles : nothing;
    const text = JSON.stringify(videoKinds.map((kind) => demand[kind]));
    if (text === this.#sent) return;
    this.#sent = text;
    this.#send(demand);
  }
}

function roundUp(pixels: number): number {
  return Math.ceil(pixels / step) * step;
}
