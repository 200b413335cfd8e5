/** Sizes a publication is encoded in, largest first. */
export const layerNames = ['high', 'middle', 'low'] as const;
export type LayerName = (typeof layerNames)[number];

/** One encoding of a publication. */
export interface Layer {
  readonly name: LayerName;
  /** The longest it may be across the shorter edge, in pixels; Infinity for as captured. */
  readonly height: number;
  /** bit/s */
  readonly maxBitrate: number;
  /** frames per second */
  readonly maxFramerate: number;
}

/** Bit/s of all of these together. */
export function totalBitrate(layers: readonly Layer[]): number {
  return layers.reduce((sum, { maxBitrate }) => sum + maxBitrate, 0);
}

/** What one viewer shows of a publication: the tile, in device pixels. */
export interface TileSize {
  readonly width: number;
  readonly height: number;
}

/** A picture a little smaller than its tile is not told from one that fits, and saves a whole layer. */
const tolerance = 0.8;

/**
 * The tile's height, or the height its width asks for in a picture of 16:9, whichever is more: a tile may crop.
 */
export function heightNeeded({ width, height }: TileSize): number {
  return Math.max(height, (width * 9) / 16);
}

/** The smallest layer that covers the tile; the largest if none does. `layers` are sorted largest first. */
export function coveringLayer(layers: readonly Layer[], tile: TileSize): Layer | null {
  const needed = heightNeeded(tile) * tolerance;
  return layers.findLast(({ height }) => height >= needed) ?? layers[0] ?? null;
}

/** Whichever of the two is smaller. */
export function smallerLayer(layers: readonly Layer[], wanted: Layer, limit: LayerName): Layer {
  const at = layers.findIndex(({ name }) => name === limit);
  return layers[Math.max(at, layers.indexOf(wanted))] ?? wanted;
}

/** The least a low layer is scaled down to; below this, codecs save little. */
const smallestHeight = 90;

/**
 * How far a track is scaled down for a layer.
 * @param trackHeight its shorter edge in pixels
 * @param largestNeed the largest height that a viewer of the layer needs; only the lowest layer follows it
 */
export function scaleFor(layer: Layer, trackHeight: number, largestNeed: number, isLowest: boolean): number {
  const height = isLowest ? Math.min(layer.height, Math.max(smallestHeight, largestNeed)) : layer.height;
  return Math.max(1, trackHeight / height);
}
