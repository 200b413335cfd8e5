import type { Layer, LayerName } from '../layers.ts';
import { screenKinds, videoKinds, type VideoKind } from '../publications.ts';
import { recordOf } from '../record-of.ts';

/** One thing a viewer asks for: the layers from what it asks for down to the smallest, largest first. */
export type Wish = readonly Layer[];

/** What a viewer gets of each publication; null is nothing. */
export type Allotment = Readonly<Record<VideoKind, LayerName | null>>;

/** One way to share out a path, and the bit/s it takes. */
export interface Rung {
  readonly bitrate: number;
  readonly layers: Allotment;
}

/** Shares are what a room looks at: they are the last to be cut and the first to come back, all of them alike. */
const order: readonly (readonly VideoKind[])[] = [screenKinds, ['camera']];

/** What all layers take on the wire, over their bitrate: headers, retransmissions, sound. */
const overhead = 1.1;
const sound = 40_000;

const nothing: Allotment = recordOf(videoKinds, () => null);

/**
 * All ways to share out one viewer's path, smallest first: nothing, then every share at its smallest, the camera at
 * its smallest beside them, then the shares in turn, a layer each, up to what is asked for, and the camera after them.
 */
export function buildLadder(wishes: Readonly<Record<VideoKind, Wish>>): readonly Rung[] {
  const rungs: Rung[] = [{ bitrate: sound, layers: nothing }];
  const add = (kinds: readonly VideoKind[], size: number) => {
    const layers = { ...(rungs.at(-1)?.layers ?? nothing) };
    const larger = kinds.filter((kind) => wishes[kind].length >= size);
    for (const kind of larger) layers[kind] = wishes[kind].at(-size)?.name ?? null;
    if (larger.length > 0) rungs.push({ bitrate: sound + overhead * bitrateOf(layers, wishes), layers });
  };
  for (const kinds of order) add(kinds, 1);
  for (const kinds of order) {
    const most = Math.max(...kinds.map((kind) => wishes[kind].length));
    for (let size = 2; size <= most; size += 1) for (const kind of kinds) add([kind], size);
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
