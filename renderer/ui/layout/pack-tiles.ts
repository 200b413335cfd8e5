import type { Box, Size } from './pack-pictures.ts';

/** How many tiles stand side by side, and how large each is, in whole pixels. */
export interface Packing extends Size {
  readonly columns: number;
}

/** The shape of every tile. */
export const tileAspect = 16 / 9;

/** Tiles this much as large as they can be are large enough for standing more side by side. */
export const nearlyAsLarge = 0.9;

/**
 * Packs tiles of 16:9 into an area so that each is as large as can be; where it makes little difference, side by side
 * rather than one above the other, as people sit.
 * @param count how many tiles there are
 * @param area the size to fill, in pixels
 * @param gap between two tiles, in pixels
 */
export function packTiles(count: number, area: Size, gap: number): Packing {
  const packings = Array.from({ length: count }, (_, at) => packColumns(count, at + 1, area, gap));
  const largest = Math.max(0, ...packings.map(({ width }) => width));
  const good = packings.filter(({ width }) => width > 0 && width >= nearlyAsLarge * largest);
  return good.at(-1) ?? { columns: 1, width: 0, height: 0 };
}

/** The same with a number of columns that is given. */
export function packColumns(count: number, columns: number, area: Size, gap: number): Packing {
  const rows = Math.ceil(count / columns);
  const wide = (area.width - gap * (columns - 1)) / columns;
  const high = (area.height - gap * (rows - 1)) / rows;
  const width = Math.max(0, Math.floor(Math.min(wide, high * tileAspect)));
  return { columns, width, height: Math.floor(width / tileAspect) };
}

/** Where packed tiles stand: row by row in the middle of the area, the last row in the middle of its line. */
export function placeTiles(count: number, packing: Packing, area: Size, gap: number): readonly Box[] {
  const { columns, width, height } = packing;
  const rows = Math.ceil(count / columns);
  const top = (area.height - rows * (height + gap) + gap) / 2;
  return Array.from({ length: count }, (_, at) => {
    const row = Math.floor(at / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = (area.width - inRow * (width + gap) + gap) / 2;
    const x = left + (at % columns) * (width + gap);
    const y = top + row * (height + gap);
    return { x: Math.max(0, Math.floor(x)), y: Math.max(0, Math.floor(y)), width, height };
  });
}
