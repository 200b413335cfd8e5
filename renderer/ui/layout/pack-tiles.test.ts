import { describe, expect, it } from 'vitest';
import { nearlyAsLarge, packTiles, placeTiles } from './pack-tiles.ts';

const gap = 8;

describe('packTiles', () => {
  it('gives one tile the whole of an area of its shape', () => {
    expect(packTiles(1, { width: 1600, height: 900 }, gap)).toEqual({ columns: 1, width: 1600, height: 900 });
  });

  it('puts two tiles side by side in a wide area and one above the other in a tall one', () => {
    expect(packTiles(2, { width: 1600, height: 600 }, gap).columns).toBe(2);
    expect(packTiles(2, { width: 400, height: 800 }, gap).columns).toBe(1);
    // One above the other they would be a little larger, and the sides empty.
    expect(packTiles(2, { width: 1264, height: 724 }, gap).columns).toBe(2);
  });

  it('makes a square of four in an area of the tiles’ shape', () => {
    expect(packTiles(4, { width: 1608, height: 908 }, gap)).toEqual({ columns: 2, width: 800, height: 450 });
  });

  it('never reaches out of the area, and no other number of columns would be much larger', () => {
    for (let count = 1; count <= 50; count += 1) {
      for (const area of [
        { width: 380, height: 600 },
        { width: 1100, height: 640 },
        { width: 3840, height: 2080 },
      ]) {
        const { columns, width, height } = packTiles(count, area, gap);
        const rows = Math.ceil(count / columns);
        expect(columns * width + (columns - 1) * gap).toBeLessThanOrEqual(area.width);
        expect(rows * height + (rows - 1) * gap).toBeLessThanOrEqual(area.height);
        for (let other = 1; other <= count; other += 1) {
          const otherRows = Math.ceil(count / other);
          const larger = width / nearlyAsLarge + 1;
          const fits =
            other * larger + (other - 1) * gap <= area.width &&
            (otherRows * (larger * 9)) / 16 + (otherRows - 1) * gap <= area.height;
          expect(fits).toBe(false);
        }
      }
    }
  });

  it('gives nothing where there is no room or no tile', () => {
    expect(packTiles(0, { width: 800, height: 600 }, gap).width).toBe(0);
    expect(packTiles(3, { width: 0, height: 0 }, gap).width).toBe(0);
  });
});

describe('placeTiles', () => {
  it('places all within the area, none over another, the last row in the middle', () => {
    const area = { width: 1104, height: 640 };
    for (let count = 1; count <= 30; count += 1) {
      const packing = packTiles(count, area, gap);
      const boxes = placeTiles(count, packing, area, gap);
      expect(boxes).toHaveLength(count);
      expect(new Set(boxes.map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(count);
      for (const { x, y, width, height } of boxes) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(area.width);
        expect(y + height).toBeLessThanOrEqual(area.height);
        expect(Math.abs(width - packing.width)).toBeLessThanOrEqual(1);
      }
      const last = boxes.filter(({ y }) => y === boxes.at(-1)?.y);
      const [left, right] = [last[0]?.x ?? NaN, area.width - (last.at(-1)?.x ?? NaN) - packing.width];
      expect(Math.abs(left - right)).toBeLessThanOrEqual(2);
    }
  });
});
