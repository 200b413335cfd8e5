import type { EncodingChange } from '../fan-out/encoding-settings.ts';
import {
  coveringLayer,
  heightNeeded,
  scaleFor,
  smallerLayer,
  type Layer,
  type LayerName,
  type TileSize,
} from '../layers.ts';

/** Why a viewer gets the layer it gets. */
export type LayerReason = 'demand' | 'hidden' | 'bandwidth' | 'loss' | 'delay' | 'processor';

const unknownHeight = 720;

const pathReasons: readonly LayerReason[] = ['bandwidth', 'loss', 'delay'];

/** What one viewer gets of a publication. */
export interface ViewerLayer {
  readonly layer: LayerName | null;
  readonly reason: LayerReason;
}

/** The most a viewer may get, and why; `layer` null is nothing. */
export interface LayerLimit {
  readonly layer: LayerName | null;
  readonly reason: LayerReason;
}

/** Whether two limits, each of which may be none, allow the same for the same reason. */
export function isSameLimit(one: LayerLimit | null, other: LayerLimit | null): boolean {
  return one?.layer === other?.layer && one?.reason === other?.reason;
}

/** The layer that covers a viewer's tile, or the smallest that a limit leaves, with the reason that decided. */
export function chooseLayer(
  layers: readonly Layer[],
  tile: TileSize | null,
  limits: readonly (LayerLimit | null)[],
): ViewerLayer {
  const covering = tile && coveringLayer(layers, tile);
  if (!covering) return { layer: null, reason: 'hidden' };
  let chosen: ViewerLayer = { layer: covering.name, reason: 'demand' };
  let layer = covering;
  for (const limit of limits) {
    if (!limit) continue;
    if (limit.layer === null) return { layer: null, reason: limit.reason };
    const smaller = smallerLayer(layers, layer, limit.layer);
    if (smaller !== layer) chosen = { layer: smaller.name, reason: limit.reason };
    layer = smaller;
  }
  return chosen;
}

/** The layers from the one that covers a tile down to the smallest, as far as the processor can encode them. */
export function layersUpTo(
  layers: readonly Layer[],
  tile: TileSize,
  processor: LayerLimit | null,
): readonly Layer[] {
  const covering = coveringLayer(layers, tile);
  const limit = layers.findIndex(({ name }) => name === processor?.layer);
  return covering ? layers.slice(Math.max(limit, layers.indexOf(covering))) : [];
}

/** What the viewer had is to stop at once: its path cannot carry it until the smaller layer has a keyframe. */
export function isCut(layers: readonly Layer[], previous: LayerName | null, next: ViewerLayer): boolean {
  return pathReasons.includes(next.reason) && rank(layers, next.layer) > rank(layers, previous);
}

/**
 * How one layer is encoded.
 * @param trackHeight see `heightOf`; null without a track
 * @param tiles what each viewer that gets it shows
 */
export function encodingOf(
  layers: readonly Layer[],
  layer: Layer,
  trackHeight: number | null,
  tiles: readonly (TileSize | null)[],
): EncodingChange {
  const needs = tiles.map((tile) => (tile ? heightNeeded(tile) : 0));
  const isLowest = layer === layers.at(-1);
  return {
    active: tiles.length > 0 && trackHeight !== null,
    maxBitrate: layer.maxBitrate,
    maxFramerate: layer.maxFramerate,
    scaleResolutionDownBy: scaleFor(layer, trackHeight ?? unknownHeight, Math.max(0, ...needs), isLowest),
  };
}

/** 0 for the largest layer. */
function rank(layers: readonly Layer[], name: LayerName | null): number {
  const at = layers.findIndex((layer) => layer.name === name);
  return at < 0 ? layers.length : at;
}

/** The shorter edge of what a track has now, in pixels. */
export function heightOf(track: MediaStreamTrack | null): number {
  const { width = 0, height = 0 } = track?.getSettings() ?? {};
  return Math.min(width, height) || unknownHeight;
}
