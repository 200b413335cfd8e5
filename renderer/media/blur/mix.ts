import type { Component } from './components.ts';

/** Small values that are made as large as a picture. */
export interface Small {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Where between which two small values each of a larger number lies. */
interface Steps {
  readonly from: Int32Array;
  readonly part: Float32Array;
}

/**
 * Puts a background behind what a mask leaves of a component, in place.
 * @param mask 1 and more where the component stays as it is, 0 and less where it becomes the background
 * @param behind the background's values of the same component
 */
export function mixBehind(
  { data, offset, stride, step, width, height }: Component,
  mask: Small,
  behind: Small,
): void {
  const [maskColumns, maskRows] = [stepsOf(mask.width, width), stepsOf(mask.height, height)];
  const [columns, rows] = [stepsOf(behind.width, width), stepsOf(behind.height, height)];
  const [maskRow, row] = [new Float32Array(mask.width + 1), new Float32Array(behind.width + 1)];
  for (let y = 0; y < height; y += 1) {
    blend(mask, maskRows, y, maskRow);
    blend(behind, rows, y, row);
    for (let x = 0, at = offset + y * stride; x < width; x += 1, at += step) {
      const left = maskColumns.from[x] ?? 0;
      const one = maskRow[left] ?? 0;
      const stays = one + ((maskRow[left + 1] ?? 0) - one) * (maskColumns.part[x] ?? 0);
      if (stays >= 1) continue;
      const start = columns.from[x] ?? 0;
      const first = row[start] ?? 0;
      const back = first + ((row[start + 1] ?? 0) - first) * (columns.part[x] ?? 0);
      // The array takes whole numbers.
      data[at] = 0.5 + (stays > 0 ? back + ((data[at] ?? 0) - back) * stays : back);
    }
  }
}

/** One row of the small values, as it is at a row of the picture, with one more at its end. */
function blend({ values, width, height }: Small, { from, part }: Steps, y: number, row: Float32Array): void {
  const [above, share] = [from[y] ?? 0, part[y] ?? 0];
  const start = above * width;
  const next = Math.min(height - 1, above + 1) * width;
  for (let x = 0; x < width; x += 1) {
    const value = values[start + x] ?? 0;
    row[x] = value + ((values[next + x] ?? 0) - value) * share;
  }
  row[width] = row[width - 1] ?? 0;
}

const known = new Map<string, Steps>();

/** For each of `large` values, the small one before its middle and how far it is to the next; made once. */
function stepsOf(small: number, large: number): Steps {
  const key = `${String(small)}:${String(large)}`;
  const found = known.get(key);
  if (found) return found;
  const places = Float32Array.from({ length: large }, (_, at) =>
    Math.min(small - 1, Math.max(0, ((at + 0.5) * small) / large - 0.5)),
  );
  const from = Int32Array.from(places, Math.floor);
  const steps = { from, part: places.map((place, at) => place - (from[at] ?? 0)) };
  // One camera has few sizes; another comes seldom.
  if (known.size > 20) known.clear();
  known.set(key, steps);
  return steps;
}
