import type { Size } from '../layout/pack-pictures.ts';

/** How many values fill the width: a minute of them. */
const across = 60;

/**
 * The path of a line graph whose newest value is at the right edge, with a gap where nothing was known.
 * @param values oldest first
 * @param top the value at the upper edge
 */
export function linePath(values: readonly (number | null)[], top: number, { width, height }: Size): string {
  const shown = values.slice(-across);
  const step = width / (across - 1);
  const start = width - step * (shown.length - 1);
  let isDrawing = false;
  return shown
    .map((value, at) => {
      if (value === null) {
        isDrawing = false;
        return '';
      }
      const x = start + at * step;
      const y = height - 1 - (Math.min(value, top) / top) * (height - 2);
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      return `${command}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
