/** A width and a height, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a picture is shown, in whole pixels from the corner of the area. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/**
 * Packs pictures, each of a shape of its own, into rows, so that they cover as much of an area as can be.
 * @param aspects width by height of each, in their order
 * @param area the size to fill, in pixels
 * @param gap between two pictures, in pixels
 */
export function packPictures(aspects: readonly number[], area: Size, gap: number): readonly Box[] {
  let best: readonly Box[] = [];
  for (let columns = 1; columns <= aspects.length; columns += 1) {
    const boxes = packRows(rowsOf(aspects, columns), area, gap);
    if (best.length === 0 || covered(boxes) > covered(best)) best = boxes;
  }
  return best;
}

function rowsOf(aspects: readonly number[], columns: number): readonly (readonly number[])[] {
  const rows = Array.from({ length: Math.ceil(aspects.length / columns) }, (_, row) => row * columns);
  return rows.map((start) => aspects.slice(start, start + columns));
}

/** Every row as wide as the area, then all of them smaller alike until they fit its height; in its middle. */
function packRows(rows: readonly (readonly number[])[], area: Size, gap: number): readonly Box[] {
  const wide = rows.map((row) => Math.max(0, area.width - gap * (row.length - 1)) / sum(row));
  const room = Math.max(0, area.height - gap * (rows.length - 1));
  const scale = Math.min(1, room / (sum(wide) || 1));
  const heights = wide.map((height) => height * scale);
  const boxes: Box[] = [];
  let y = (area.height - sum(heights) - gap * (rows.length - 1)) / 2;
  for (const [at, row] of rows.entries()) {
    const height = heights[at] ?? 0;
    let x = (area.width - sum(row) * height - gap * (row.length - 1)) / 2;
    for (const aspect of row) {
      boxes.push(whole({ x, y, width: aspect * height, height }));
      x += aspect * height + gap;
    }
    y += height + gap;
  }
  return boxes;
}

/** How many square pixels these boxes cover. */
export function covered(boxes: readonly Box[]): number {
  return sum(boxes.map(({ width, height }) => width * height));
}

/** In whole pixels, without reaching further than before. */
function whole({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.ceil(x), Math.ceil(y)];
  return {
    ...{ x: left, y: top },
    width: Math.max(0, Math.floor(x + width) - left),
    height: Math.max(0, Math.floor(y + height) - top),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
