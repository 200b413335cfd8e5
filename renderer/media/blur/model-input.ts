import type { Rectangle } from './fit.ts';

/** One component of a picture that has the size of a rectangle. */
type Values = Float32Array;

/**
 * A small picture as the model takes it: red, green and blue from 0 to 1 for each pixel, black beside the picture.
 * @param place where the picture lies in what the model takes
 */
export function modelInput(
  [first, second, third]: readonly [Values, Values, Values],
  isRgb: boolean,
  place: Rectangle,
  size: { readonly width: number; readonly height: number },
): Float32Array<ArrayBuffer> {
  const input = new Float32Array(size.width * size.height * 3);
  for (let y = 0, from = 0; y < place.height; y += 1) {
    let to = ((place.y + y) * size.width + place.x) * 3;
    for (let x = 0; x < place.width; x += 1, from += 1, to += 3) {
      const [a, b, c] = [first[from] ?? 0, second[from] ?? 0, third[from] ?? 0];
      // As BT.601 has it, in limited range: what the model finds does not depend on the finer shades.
      const [light, u, v] = [1.164 * (a - 16), b - 128, c - 128];
      input[to] = part(isRgb ? a : light + 1.596 * v);
      input[to + 1] = part(isRgb ? b : light - 0.392 * u - 0.813 * v);
      input[to + 2] = part(isRgb ? c : light + 2.017 * u);
    }
  }
  return input;
}

function part(value: number): number {
  return Math.min(1, Math.max(0, value / 255));
}
