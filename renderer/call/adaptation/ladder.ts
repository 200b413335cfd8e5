import type { Layer, LayerName } from '../layers.ts';
import { videoKinds, type VideoKind } from '../publications.ts';

/** One thing a viewer asks for: the layers from what it asks for down to the smallest, largest first. */
export type Wish = readonly Layer[];

/** What a viewer gets of each publication; null is nothing. */
export type Allotment = Readonly<Record<VideoKind, LayerName | null>>;

/** One way to share out a path, and the bit/s it takes. */
export interface Rung {
  readonly bitrate: number;
  readonly layers: Allotment;
}

/** A share is what a room looks at: it is the last to be cut, and the first to come back. */
const order: readonly VideoKind[] = ['screen', 'camera'];

/** What all layers take on the wire, over their bitrate: headers, retransmissions, sound. */
const overhead = 1.1;
const sound = 40_000;

/**
 * All ways to share out one viewer's path, smallest first: nothing, then every wish at its smallest, then each
 * wish in turn up to what is asked for.
 */
export function buildLadder(wishes: Readonly<Record<VideoKind, Wish>>): readonly Rung[] {
  const rungs: Rung[] = [{ bitrate: sound, layers: { camera: null, screen: null } }];
  const add = (kind: VideoKind, layer: Layer) => {
    const layers = { ...(rungs.at(-1)?.layers ?? { camera: null, screen: null }), [kind]: layer.name };
    rungs.push({ bitrate: sound + overhead * bitrateOf(layers, wishes), layers });
  };
  for (const kind of order) {
    const smallest = wishes[kind].at(-1);
    if (smallest) add(kind, smallest);
  }
  for (const kind of order) {
    for (const layer of wishes[kind].slice(0, -1).toReversed()) add(kind, layer);
  }
  return rungs;
}

/** The best rung that takes no more than this; the one with nothing if none does. */
export function rungFor(ladder: readonly Rung[], bitrate: number): number {
  return Math.max(
    0,
    ladder.findLastIndex((rung) => rung.bitrate <= bitrate),
  );
}

function bitrateOf(layers: Allotment, wishes: Readonly<Record<VideoKind, Wish>>): number {
  return videoKinds.reduce((sum, kind) => {
    const layer = wishes[kind].find(({ name }) => name === layers[kind]);
    return sum + (layer?.maxBitrate ?? 0);
  }, 0);
}
