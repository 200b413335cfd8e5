import type { PeerMessage } from '#protocol';
import { DemandReporter } from '../call/demand.ts';
import type { TileSize } from '../call/layers.ts';
import type { VideoKind } from '../call/publications.ts';

/** The windows in which somebody's pictures are shown: the room's own, and the small one beside it. */
export type ShowingWindow = 'room' | 'mini';

/** How large the pictures of one participant are shown here. They are told, and send what fits. */
export class ShownTiles {
  readonly #tiles: Record<ShowingWindow, Partial<Record<VideoKind, TileSize | null>>> = {
    room: {},
    mini: {},
  };
  readonly #demand: DemandReporter;
  #isVisible = true;

  /** @param send hands a data-channel message to them */
  constructor(send: (text: string) => void) {
    this.#demand = new DemandReporter((demand) =>
      send(JSON.stringify({ kind: 'demand', ...demand } satisfies PeerMessage)),
    );
  }

  /** A picture is shown this large in a window, in device pixels, or not at all. The larger of the two counts. */
  show(kind: VideoKind, tile: TileSize | null, window: ShowingWindow): void {
    this.#tiles[window][kind] = tile;
    const { room, mini } = this.#tiles;
    const [one, other] = [room[kind] ?? null, mini[kind] ?? null];
    this.#demand.show(kind, (one?.height ?? 0) >= (other?.height ?? 0) ? one : other);
    this.#tellVisible();
  }

  /** The window of the room is seen or not: without it and the small one, only sound is wanted. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#tellVisible();
  }

  /** Says it again, over a connection that is new. */
  repeat(): void {
    this.#demand.repeat();
  }

  close(): void {
    this.#demand.close();
  }

  #tellVisible(): void {
    const isInMini = Object.values(this.#tiles.mini).some((tile) => tile !== null);
    this.#demand.setVisible(this.#isVisible || isInMini);
  }
}
