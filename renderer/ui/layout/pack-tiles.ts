/** How many tiles stand side by side, and how large each is, in whole pixels. */
export interface Packing {
  columns: number;
  width: number;
  height: number;
}

const aspect = 16 / 9;

/**
 * Packs tiles of 16:9 into an area so that each is as large as can be.
 * @param count how many tiles there are
 * @param area the size to fill, in pixels
 * @param gap between two tiles, in pixels
 */
export function packTiles(count: number, area: { width: number; height: number }, gap: number): Packing {
  let best: Packing = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const wide = (area.width - gap * (columns - 1)) / columns;
    const high = (area.height - gap * (rows - 1)) / rows;
    const width = Math.floor(Math.min(wide, high * aspect));
    if (width > best.width) best = { columns, width, height: Math.floor(width / aspect) };
  }
  return best;
}
