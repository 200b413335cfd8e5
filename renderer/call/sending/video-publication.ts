import { totalBitrate, type Layer, type LayerName, type TileSize } from '../layers.ts';
import { CodecAgreement } from './codec-agreement.ts';
import type { FrameWay } from './frame-way.ts';
import {
  chooseLayer,
  encodingOf,
  heightOf,
  isCut,
  isSameLimit,
  layersUpTo,
  type LayerLimit,
  type ViewerLayer,
} from './layer-choice.ts';

interface Viewer {
  tile: TileSize | null;
  limit: LayerLimit | null;
  /** What it is to get. */
  wanted: ViewerLayer;
  /** What flows to it now, as far as is known. */
  current: LayerName | null;
}

/** Until an admitted viewer says what it shows, it gets the smallest layer: a first picture at once, and small. */
const unknownTile: TileSize = { width: 160, height: 90 };

/** A camera or a share: gives each viewer the layer it can use, and encodes no layer that nobody has. */
export class VideoPublication {
  readonly #viewers = new Map<string, Viewer>();
  readonly #way: FrameWay;
  readonly #codecs: CodecAgreement;
  readonly #firstLimit: LayerLimit | null;
  #layers: readonly Layer[];
  #limit: LayerLimit | null = null;
  #track: MediaStreamTrack | null = null;
  /** The track's shorter edge in pixels, as of the last look. */
  #height = 0;

  /** @param createWay makes the way of its frames, which reports each switch to the function it is handed */
  constructor(
    layers: readonly Layer[],
    codecs: readonly string[],
    createWay: (onSwitched: (viewer: string, layer: LayerName) => void) => FrameWay,
  ) {
    this.#layers = layers;
    this.#way = createWay((id, layer) => this.#handleSwitched(id, layer));
    // Before anything is known of a path, it is not trusted with more. An encoder of its own sees to it itself.
    this.#firstLimit = this.#way.name === 'per-viewer' ? null : { layer: 'low', reason: 'bandwidth' };
    this.#codecs = new CodecAgreement(this.#way, codecs);
    this.#way.setTotalBitrate(totalBitrate(layers));
    this.#setEncodings();
  }

  get way(): FrameWay {
    return this.#way;
  }

  get isOn(): boolean {
    return this.#track !== null;
  }

  /** The largest layer that somebody is to get; null while nobody is to get any. */
  get largestInUse(): Layer | null {
    const used = new Set([...this.#viewers.values()].map(({ wanted }) => wanted.layer));
    return this.#layers.find(({ name }) => used.has(name)) ?? null;
  }

  addViewer(id: string, sender: RTCRtpSender): void {
    this.#viewers.set(id, {
      tile: null,
      limit: this.#firstLimit,
      wanted: { layer: null, reason: 'hidden' },
      current: null,
    });
    this.#codecs.addViewer(id, sender);
    this.#way.addViewer(id, sender);
    this.#update();
  }

  /** From now on, this viewer is sent pictures; before, it is as if it showed none. */
  admitViewer(id: string): void {
    this.handleDemand(id, unknownTile);
  }

  removeViewer(id: string): void {
    this.#viewers.delete(id);
    this.#way.removeViewer(id);
    this.#codecs.removeViewer(id);
    this.#update();
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#way.setTrack(track);
    this.#update();
  }

  /** A shared window may have another size than when this was last called: its layers are scaled anew. */
  checkSize(): void {
    if (heightOf(this.#track) !== this.#height) this.#setEncodings();
  }

  /** Encodes in other layers of the same names from now on, as when a share's quality changes. */
  setLayers(layers: readonly Layer[]): void {
    this.#layers = layers;
    this.#way.setTotalBitrate(totalBitrate(layers));
    this.#update();
  }

  /** Which codecs are wanted, best first; the first that all viewers can take is encoded with. */
  preferCodecs(mimeTypes: readonly string[]): void {
    this.#codecs.prefer(mimeTypes);
  }

  /** A viewer's connection is up, so it is known what it can take. */
  handleConnected(id: string): void {
    this.#way.handleConnected(id);
    this.#codecs.handleConnected(id);
  }

  /** A viewer says how large it shows the picture; null: not at all. */
  handleDemand(id: string, tile: TileSize | null): void {
    const viewer = this.#viewers.get(id);
    if (!viewer) return;
    viewer.tile = tile;
    this.#update();
  }

  /** Bounds what one viewer gets; null lifts the bound. */
  setViewerLimit(id: string, limit: LayerLimit | null): void {
    const viewer = this.#viewers.get(id);
    // Said again with every sample.
    if (!viewer || isSameLimit(limit, viewer.limit)) return;
    viewer.limit = limit;
    this.#update();
  }

  /** Bounds what every viewer gets; null lifts the bound. */
  setLimit(limit: LayerLimit | null): void {
    if (isSameLimit(limit, this.#limit)) return;
    this.#limit = limit;
    this.#update();
  }

  /** What a viewer is meant to get, and why. */
  layerOf(id: string): ViewerLayer | null {
    return this.#viewers.get(id)?.wanted ?? null;
  }

  /** The layers from the one that a viewer asks for, whatever its path carries, down to the smallest. */
  wishOf(id: string): readonly Layer[] {
    const tile = this.#viewers.get(id)?.tile;
    return this.#track && tile ? layersUpTo(this.#layers, tile, this.#limit) : [];
  }

  close(): void {
    this.#way.close();
    this.#viewers.clear();
  }

  #update(): void {
    const assignments: (() => void)[] = [];
    for (const [id, viewer] of this.#viewers) {
      const previous = viewer.wanted.layer;
      const tile = this.#track && viewer.tile;
      viewer.wanted = chooseLayer(this.#layers, tile, [this.#limit, viewer.limit]);
      const { layer } = viewer.wanted;
      if (layer === previous) continue;
      const cut = isCut(this.#layers, previous, viewer.wanted);
      // What stops at once is not encoded for this viewer's sake either.
      if (layer === null || cut) viewer.current = null;
      assignments.push(() => this.#way.assign(id, layer, cut));
    }
    // A layer is encoded before a viewer waits for its keyframe.
    this.#setEncodings();
    for (const assign of assignments) assign();
  }

  /** A layer is encoded while someone is to get it, or still gets it until the next one has come. */
  #setEncodings(): void {
    const viewers = [...this.#viewers.values()];
    this.#height = heightOf(this.#track);
    for (const layer of this.#layers) {
      const users = viewers.filter(({ wanted, current }) => [wanted.layer, current].includes(layer.name));
      const tiles = users.map(({ tile }) => tile);
      this.#way.setLayer(layer.name, encodingOf(this.#layers, layer, this.#track && this.#height, tiles));
    }
  }

  #handleSwitched(id: string, layer: LayerName): void {
    const viewer = this.#viewers.get(id);
    // Word of a switch may come after the viewer was detached.
    if (!viewer?.wanted.layer) return;
    viewer.current = layer;
    this.#setEncodings();
  }
}
