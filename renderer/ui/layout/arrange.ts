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

/** Tiles all alike that are narrower than this, in pixels, show nothing: fewer are shown. */
const leastAlike = 72;

/**
 * Places everybody and everything that is shared into an area, in pixels. Whoever has no place is counted, and there is
 * always one for the number.
 */
export function arrange(scene: Scene, area: Size, gap: number): Arrangement {
  const shares = scene.shares.map(({ key }) => key);
  const all = [...shares, ...scene.people];
  // Before the page is laid out: nobody is hidden for want of room.
  if (area.width < 1 || area.height < 1) return { boxes: zip(all, all.map(nowhere)), more: null, hidden: 0 };
  const large = largeOf(scene, shares);
  const placed =
    large.length === 0 ? placeAlike(all, scene, area, gap) : placeStage(all, large, scene, area, gap);
  const boxes = new Map([...placed.boxes].filter(([, { width, height }]) => width > 0 && height > 0));
  const hidden = all.length - boxes.size;
  return { boxes, hidden, more: hidden > 0 ? (placed.more ?? { x: 0, y: 0, ...area }) : null };
}

type Placed = Omit<Arrangement, 'hidden'>;
const nowhere = (): Box => ({ x: 0, y: 0, width: 0, height: 0 });

function placeAlike(all: readonly string[], scene: Scene, area: Size, gap: number): Placed {
  let fit = all.length;
  while (fit > 0 && packTiles(fit, area, gap).width < leastAlike) fit -= 1;
  const boxes = placeTiles(fit, packTiles(fit, area, gap), area, gap);
  const shown = fit < all.length ? mostWanted(all, Math.max(0, fit - 1), scene) : all;
  return { boxes: zip(shown, boxes), more: boxes[shown.length] ?? null };
}

function placeStage(
  all: readonly string[],
  large: readonly string[],
  scene: Scene,
  area: Size,
  gap: number,
): Placed {
  const aspects = large.map((key) => scene.shares.find((share) => share.key === key)?.aspect ?? tileAspect);
  const rest = all.filter((key) => !large.includes(key));
  const packed = packStage(aspects, rest.length, area, gap);
  const small = mostWanted(rest, packed.small.length, scene);
  return { boxes: new Map([...zip(large, packed.large), ...zip(small, packed.small)]), more: packed.more };
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
