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
  /** Scaled down to the largest tile that it is shown in, if that is smaller; letters would suffer by it. */
  readonly fitsTiles: boolean;
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

/** The least a lowest layer is scaled down to; below this, codecs save little. */
const smallestHeight = 90;
/**
 * The others are scaled by steps of a sixth of their height, so that the encoder is not set up anew with each pixel by
 * which a window changes, down to about where the next smaller layer covers the tile.
 */
const steps = 6;
const fewestSteps = 4;

/**
 * How far a track is scaled down for a layer.
 * @param trackHeight its shorter edge in pixels
 * @param largestNeed the largest height that a viewer of the layer needs
 */
export function scaleFor(layer: Layer, trackHeight: number, largestNeed: number, isLowest: boolean): number {
  return Math.max(
    1,
    trackHeight / (layer.fitsTiles ? fittedHeight(layer.height, largestNeed, isLowest) : layer.height),
  );
}

function fittedHeight(height: number, need: number, isLowest: boolean): number {
  if (isLowest) return Math.min(height, Math.max(smallestHeight, need));
  const wanted = Math.ceil((steps * need) / height);
  return (height * Math.min(steps, Math.max(fewestSteps, wanted))) / steps;
}
