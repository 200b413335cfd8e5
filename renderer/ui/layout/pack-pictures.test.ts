import { describe, expect, it } from 'vitest';
import { packPictures, type Box } from './pack-pictures.ts';

const gap = 8;
const wide = 16 / 9;
const areas = [
  { width: 364, height: 480 },
  { width: 1100, height: 640 },
  { width: 3800, height: 2000 },
  { width: 900, height: 120 },
];
/** All from one to six pictures, of shapes as windows have. */
const shapes = [wide, 4 / 3, 9 / 16, 2.4, wide, 1].map((_, at, all) => ({ aspects: all.slice(0, at + 1) }));

const apart = (one: Box, other: Box) =>
  one.x + one.width + gap <= other.x + 1 ||
  other.x + other.width + gap <= one.x + 1 ||
  one.y + one.height + gap <= other.y + 1 ||
  other.y + other.height + gap <= one.y + 1;

function expectToFit(boxes: readonly Box[], aspects: readonly number[], area: (typeof areas)[number]): void {
  expect(boxes).toHaveLength(aspects.length);
  for (const [at, box] of boxes.entries()) {
    expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(area.width);
    expect(box.y + box.height).toBeLessThanOrEqual(area.height);
    // No further off its shape than whole pixels make it.
    expect(Math.abs(box.width - (aspects[at] ?? 0) * box.height)).toBeLessThan(2 + 2 * (aspects[at] ?? 0));
    for (const other of boxes.slice(at + 1)) expect(apart(box, other)).toBe(true);
  }
}

describe('packPictures', () => {
  it('gives one picture as much of the area as its shape allows', () => {
    expect(packPictures([wide], { width: 1600, height: 1000 }, gap)).toEqual([
      { x: 0, y: 50, width: 1600, height: 900 },
    ]);
  });

  it('puts two side by side in a wide area and one above the other in a tall one', () => {
    const [left, right] = packPictures([wide, wide], { width: 1608, height: 600 }, gap);
    expect(left).toEqual({ x: 0, y: 75, width: 800, height: 450 });
    expect(right).toEqual({ ...left, x: 808 });
    const [upper, lower] = packPictures([wide, wide], { width: 400, height: 800 }, gap);
    expect([upper?.width, lower?.width]).toEqual([400, 400]);
    expect(lower?.y).toBe((upper?.y ?? 0) + (upper?.height ?? 0) + gap);
  });

  it('puts pictures of different shapes at one height', () => {
    const [film, page] = packPictures([2, 0.5], { width: 1008, height: 800 }, gap);
    expect([film?.height, page?.height]).toEqual([400, 400]);
    expect([film?.width, page?.width]).toEqual([800, 200]);
  });

  it.each(shapes)('keeps the shape of each, and within the area: $aspects', ({ aspects }) => {
    for (const area of areas) expectToFit(packPictures(aspects, area, gap), aspects, area);
  });

  it('gives nothing where there is no room or no picture', () => {
    expect(packPictures([], { width: 800, height: 600 }, gap)).toEqual([]);
    expect(packPictures([1, 1], { width: 0, height: 0 }, gap).map(({ width }) => width)).toEqual([0, 0]);
  });
});
