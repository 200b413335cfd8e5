import { describe, expect, it } from 'vitest';
import type { Box } from './pack-pictures.ts';
import { leastTile, packStage } from './pack-stage.ts';

const gap = 8;
const wide = 16 / 9;
const areas = [
  { width: 364, height: 420 },
  { width: 364, height: 640 },
  { width: 1104, height: 640 },
  { width: 740, height: 660 },
  { width: 3824, height: 2040 },
];
const stages = [[wide], [9 / 16], [2.4], [wide, 4 / 3], [wide, wide, 1]];
const cases = areas.flatMap((area) => stages.map((aspects) => ({ ...area, aspects })));

const apart = (one: Box, other: Box) =>
  one.x + one.width + gap <= other.x + 1 ||
  other.x + other.width + gap <= one.x + 1 ||
  one.y + one.height + gap <= other.y + 1 ||
  other.y + other.height + gap <= one.y + 1;

describe('packStage', () => {
  it.each(cases)('keeps shapes, within $width × $height, with $aspects large', ({ aspects, ...area }) => {
    for (const count of [0, 1, 2, 3, 5, 8, 13, 24]) {
      const { large, small } = packStage(aspects, count, area, gap);
      expect(large).toHaveLength(aspects.length);
      expect(small.length).toBeLessThanOrEqual(count);
      const all = [...large, ...small];
      for (const [at, box] of all.entries()) {
        const aspect = aspects[at] ?? wide;
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(area.width);
        expect(box.y + box.height).toBeLessThanOrEqual(area.height);
        expect(Math.abs(box.width - aspect * box.height)).toBeLessThan(2 + 2 * aspect);
        for (const other of all.slice(at + 1)) expect(apart(box, other)).toBe(true);
      }
      for (const { width } of small) expect(width).toBeGreaterThanOrEqual(leastTile);
    }
  });

  it('leaves out nobody who could be made out', () => {
    expect(packStage([wide], 5, { width: 1104, height: 640 }, gap).small).toHaveLength(5);
    expect(packStage([wide], 5, { width: 364, height: 640 }, gap).small).toHaveLength(5);
    expect(packStage([wide], 40, { width: 364, height: 420 }, gap).small.length).toBeLessThan(40);
  });

  it('gives the stage most of the area, and the strip what the stage has no use for', () => {
    const { large, small } = packStage([wide], 3, { width: 1104, height: 640 }, gap);
    expect(large[0]?.width).toBeGreaterThan(850);
    expect(small[0]?.width).toBeGreaterThan(200);
    // In a tall window the picture is as wide as the window, and the others share the rest.
    const tall = packStage([wide], 4, { width: 364, height: 640 }, gap);
    expect(tall.large[0]?.width).toBe(364);
    expect(tall.small[0]?.width).toBeGreaterThan(130);
  });
});
