import type { Layout } from './choose-layout.ts';
import type { Box, Size } from './pack-pictures.ts';
import { packStage } from './pack-stage.ts';
import { packTiles, placeTiles, tileAspect } from './pack-tiles.ts';

/** All that is to be placed on a stage. */
export interface Scene {
  readonly layout: Layout;
  /** Each with its shape, width by height. */
  readonly shares: readonly { readonly key: string; readonly aspect: number }[];
  /** By id, in their order, oneself at the end. */
  readonly people: readonly string[];
  /** The person or share that is to be large; null for all shares. */
  readonly large: string | null;
  /** Who is not to be missed. */
  readonly speaker: string | null;
}

export interface Arrangement {
  /** Where each is; who is not in it is not shown. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Where it says how many are not shown; null while all are. */
  readonly more: Box | null;
  readonly hidden: number;
}

/** Places everybody and everything that is shared into an area, in pixels. */
export function arrange(scene: Scene, area: Size, gap: number): Arrangement {
  const shares = scene.shares.map(({ key }) => key);
  const all = [...shares, ...scene.people];
  const large = largeOf(scene, shares);
  if (large.length === 0) {
    const boxes = placeTiles(all.length, packTiles(all.length, area, gap), area, gap);
    return { boxes: zip(all, boxes), more: null, hidden: 0 };
  }
  const aspects = large.map((key) => scene.shares.find((share) => share.key === key)?.aspect ?? tileAspect);
  const rest = all.filter((key) => !large.includes(key));
  const packed = packStage(aspects, rest.length, area, gap);
  const fit = packed.small.length;
  const small = fit < rest.length ? mostWanted(rest, Math.max(0, fit - 1), scene) : rest;
  return {
    boxes: new Map([...zip(large, packed.large), ...zip(small, packed.small)]),
    more: fit < rest.length ? (packed.small.at(-1) ?? null) : null,
    hidden: rest.length - small.length,
  };
}

function largeOf({ layout, people, large }: Scene, shares: readonly string[]): readonly string[] {
  if (layout === 'grid') return [];
  const [first] = people;
  if (large !== null) return [large];
  return layout === 'presentation' && shares.length > 0 ? shares : first === undefined ? [] : [first];
}

/** The first of them, but in any case oneself and whoever speaks. */
function mostWanted(rest: readonly string[], count: number, { people, speaker }: Scene): readonly string[] {
  const wanted = [speaker, people.at(-1)].filter(
    (key) => key !== null && key !== undefined && rest.includes(key),
  );
  const kept = new Set(wanted.slice(-count || Infinity));
  for (const key of rest) if (kept.size < count) kept.add(key);
  return rest.filter((key) => count > 0 && kept.has(key));
}

function zip(keys: readonly string[], boxes: readonly Box[]): Map<string, Box> {
  const pairs = keys.flatMap((key, at) => {
    const box = boxes[at];
    return box ? [[key, box] as const] : [];
  });
  return new Map(pairs);
}
