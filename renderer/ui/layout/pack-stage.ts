import { covered, packPictures, type Box, type Size } from './pack-pictures.ts';
import { packColumns, placeTiles, tileAspect, type Packing } from './pack-tiles.ts';

/** A stage with its strip of small tiles. */
export interface StagePacking {
  readonly large: readonly Box[];
  /** As many as fit, which may be fewer than there are. */
  readonly small: readonly Box[];
  /** Where it is said how many of the small ones do not fit; null while all do. */
  readonly more: Box | null;
}
type Split = Pick<StagePacking, 'large' | 'small'>;

/** Narrower than this, in pixels, nobody is made out on a tile, nor their name. */
export const leastTile = 112;
/** Smaller than this, in pixels, nobody reads how many more there are. */
export const leastMore: Size = { width: 72, height: 32 };
/** How much of the area the strip gets at least. */
const stripShare = 0.2;
/** A small tile is no wider than this part of the largest picture, however much room there is. */
const smallOverLarge = 0.4;

/**
 * Packs what is large on a stage, and the others small at its side or beneath it, wherever what is large gets larger.
 * What the stage cannot use for its shape goes to the strip. Where no small tile has a place, or only at the cost of what is
 * large, none is shown, and it is said how many there are.
 * @param aspects width by height of each that is large
 * @param count how many are small
 * @param area the size to fill, in pixels
 * @param gap between two of them, in pixels
 */
export function packStage(aspects: readonly number[], count: number, area: Size, gap: number): StagePacking {
  if (count === 0) return { large: packPictures(aspects, area, gap), small: [], more: null };
  const side = packToSide(aspects, count, area, gap);
  const beneath = packBeneath(aspects, count, area, gap);
  const { large, small } = covered(side.large) >= covered(beneath.large) ? side : beneath;
  const [first] = small;
  if (!first || large.some((each) => covered([each]) < covered([first]))) return packNone(aspects, area, gap);
  const fit = small.length === count ? count : small.length - 1;
  return { large, small: small.slice(0, fit), more: small[fit] ?? null };
}

/** What is large alone, and how many more there are, at the side or beneath. */
function packNone(aspects: readonly number[], area: Size, gap: number): StagePacking {
  const width = Math.min(leastMore.width, area.width);
  const height = Math.min(leastMore.height, area.height);
  const [left, top] = [area.width - width, area.height - height];
  const side = packPictures(aspects, { ...area, width: Math.max(0, left - gap) }, gap);
  const beneath = packPictures(aspects, { ...area, height: Math.max(0, top - gap) }, gap);
  return covered(side) > covered(beneath)
    ? { large: side, small: [], more: { x: left, y: 0, width, height: area.height } }
    : { large: beneath, small: [], more: { x: 0, y: top, width: area.width, height } };
}

function packToSide(aspects: readonly number[], count: number, area: Size, gap: number): Split {
  const least = Math.max(leastTile, area.width * stripShare);
  const rough = packPictures(aspects, { ...area, width: area.width - least - gap }, gap);
  const spare = { ...area, width: area.width - gap - reach(rough, 'x', 'width') };
  const strip = packStrip(count, spare, rough, gap, ({ columns }) => columns);
  const thick = strip.packing.columns * (strip.packing.width + gap) - gap;
  const left = area.width - thick;
  return {
    large: packPictures(aspects, { ...area, width: left - gap }, gap),
    small: placed(strip, { ...area, width: thick }, gap, left, 0),
  };
}

function packBeneath(aspects: readonly number[], count: number, area: Size, gap: number): Split {
  const least = Math.max(leastTile / tileAspect, area.height * stripShare);
  const rough = packPictures(aspects, { ...area, height: area.height - least - gap }, gap);
  const spare = { ...area, height: area.height - gap - reach(rough, 'y', 'height') };
  const strip = packStrip(count, spare, rough, gap, ({ columns }) => -columns);
  const rows = Math.ceil(strip.count / strip.packing.columns);
  const thick = rows * (strip.packing.height + gap) - gap;
  const top = area.height - thick;
  return {
    large: packPictures(aspects, { ...area, height: top - gap }, gap),
    small: placed(strip, { ...area, height: thick }, gap, 0, top),
  };
}

interface Strip {
  readonly count: number;
  readonly packing: Packing;
}

/** Packs as many tiles as can be made out; of packings with tiles of one size, the thinnest. */
function packStrip(
  count: number,
  area: Size,
  large: readonly Box[],
  gap: number,
  thickness: (packing: Packing) => number,
): Strip {
  const most = Math.max(
    leastTile,
    Math.floor(smallOverLarge * Math.max(0, ...large.map(({ width }) => width))),
  );
  for (let shown = count; shown > 0; shown -= 1) {
    const [best] = Array.from({ length: shown }, (_, at) => packColumns(shown, at + 1, area, gap))
      .map((packing) => limited(packing, most))
      .sort((one, other) => other.width - one.width || thickness(one) - thickness(other));
    if (best && best.width >= leastTile) return { count: shown, packing: best };
  }
  return { count: 0, packing: { columns: 0, width: 0, height: 0 } };
}

function limited(packing: Packing, most: number): Packing {
  const width = Math.min(packing.width, most);
  return { ...packing, width, height: Math.floor(width / tileAspect) };
}

function placed({ count, packing }: Strip, area: Size, gap: number, x: number, y: number): readonly Box[] {
  return placeTiles(count, packing, area, gap).map((box) => ({ ...box, x: box.x + x, y: box.y + y }));
}

/** From the first of these boxes to the last. */
function reach(boxes: readonly Box[], from: 'x' | 'y', size: 'width' | 'height'): number {
  const ends = boxes.map((box) => box[from] + box[size]);
  return Math.max(0, ...ends) - Math.min(...boxes.map((box) => box[from]), Infinity);
}
