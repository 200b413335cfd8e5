import type { Component } from './components.ts';

/** Of the values that become one, so many are looked at in each direction: more would not be seen. */
const samples = 3;

/** Makes a component small, each value the mean of some of those that it stands for. */
export function shrink(from: Component, width: number, height: number): Float32Array<ArrayBuffer> {
  const { data, offset, stride, step } = from;
  const columns = placesIn(from.width, width).map((x) => x * step);
  const rows = placesIn(from.height, height).map((y) => offset + y * stride);
  const small = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let down = 0; down < samples; down += 1) {
        const row = rows[y * samples + down] ?? 0;
        for (let right = 0; right < samples; right += 1) {
          sum += data[row + (columns[x * samples + right] ?? 0)] ?? 0;
        }
      }
      small[y * width + x] = sum / (samples * samples);
    }
  }
  return small;
}

/** Where to look, of `length` values, for each of `count` in turn. */
function placesIn(length: number, count: number): Int32Array {
  return Int32Array.from({ length: count * samples }, (_, at) =>
    Math.min(length - 1, Math.floor(((at + 0.5) * length) / (count * samples))),
  );
}

/**
 * Blurs in place, each value becoming the mean of a box around it.
 * @param radius of the box, in pixels
 * @param passes how often; after three, it is close to a Gaussian blur
 */
export function blurBox(
  picture: Float32Array,
  width: number,
  height: number,
  radius: number,
  passes = 3,
): void {
  const line = new Float32Array(Math.max(width, height));
  for (let pass = 0; pass < passes; pass += 1) {
    for (let y = 0; y < height; y += 1) blurLine(picture, y * width, 1, width, radius, line);
    for (let x = 0; x < width; x += 1) blurLine(picture, x, width, height, radius, line);
  }
}

/** The mean of a box around each value; beyond the ends, the last value goes on. */
function blurLine(
  picture: Float32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
  line: Float32Array,
): void {
  for (let at = 0; at < length; at += 1) line[at] = picture[start + at * step] ?? 0;
  const [first, last] = [line[0] ?? 0, line[length - 1] ?? 0];
  let sum = first * (radius + 1);
  for (let at = 1; at <= radius; at += 1) sum += line[Math.min(at, length - 1)] ?? 0;
  for (let at = 0; at < length; at += 1) {
    picture[start + at * step] = sum / (2 * radius + 1);
    const next = at + radius + 1 < length ? (line[at + radius + 1] ?? 0) : last;
    const gone = at - radius >= 0 ? (line[at - radius] ?? 0) : first;
    sum += next - gone;
  }
}
