import { describe, expect, it } from 'vitest';
import { arrange, type Scene } from './arrange.ts';
import type { Layout } from './choose-layout.ts';
import type { Box, Size } from './pack-pictures.ts';
import { leastMore } from './pack-stage.ts';

const gap = 8;
const area = { width: 1104, height: 640 };
const scene = (change: Partial<Scene>): Scene => ({
  layout: 'grid',
  shares: [],
  people: ['b', 'c', 'self'],
  large: null,
  speaker: null,
  ...change,
});
const layouts: readonly Layout[] = ['grid', 'speaker', 'presentation'];
const shares = [
  { key: 'b/screen', aspect: 16 / 9 },
  { key: 'c/screen', aspect: 4 / 3 },
];
const widthOf = (change: Partial<Scene>, key: string) =>
  arrange(scene(change), area, gap).boxes.get(key)?.width ?? 0;

describe('arrange', () => {
  it('shows all alike in a grid, shares among them', () => {
    const { boxes, hidden } = arrange(scene({ shares }), area, gap);
    expect(new Set([...boxes.values()].map(({ width }) => width)).size).toBe(1);
    expect([...boxes.keys()]).toEqual(['b/screen', 'c/screen', 'b', 'c', 'self']);
    expect(hidden).toBe(0);
  });

  it('shows one person large beside all the rest', () => {
    const change = { layout: 'speaker', large: 'c', shares } as const;
    for (const key of ['b', 'self', 'b/screen']) {
      expect(widthOf(change, 'c')).toBeGreaterThan(2 * widthOf(change, key));
      expect(widthOf(change, key)).toBeGreaterThan(0);
    }
  });

  it('shows all that is shared large, or the one that is wanted', () => {
    const change = { layout: 'presentation', shares } as const;
    expect(widthOf(change, 'b/screen')).toBeGreaterThan(1.5 * widthOf(change, 'b'));
    expect(widthOf(change, 'c/screen')).toBeGreaterThan(1.5 * widthOf(change, 'b'));
    const pinned = { ...change, large: 'c/screen' };
    expect(widthOf(pinned, 'c/screen')).toBeGreaterThan(2 * widthOf(pinned, 'b/screen'));
  });

  it('shows a person large where nothing is shared', () => {
    expect(widthOf({ layout: 'presentation' }, 'b')).toBeGreaterThan(
      2 * widthOf({ layout: 'presentation' }, 'c'),
    );
    expect(arrange(scene({ layout: 'speaker', people: [] }), area, gap).boxes.size).toBe(0);
  });

  it('says how many find no room, and keeps oneself and whoever speaks', () => {
    const people = [...Array.from({ length: 40 }, (_, at) => `p${String(at)}`), 'self'];
    const small = { width: 364, height: 420 };
    const crowd = scene({ layout: 'speaker', large: 'p0', people, speaker: 'p30' });
    const { boxes, more, hidden } = arrange(crowd, small, gap);
    expect(more).not.toBeNull();
    expect(boxes.size + hidden).toBe(people.length);
    for (const key of ['p0', 'p1', 'p30', 'self']) expect(boxes.has(key)).toBe(true);
    expect([...boxes.values()]).not.toContainEqual(more);
  });

  it('hides nobody while there is no area yet', () => {
    for (const layout of layouts)
      expect(arrange(scene({ layout, shares }), { width: 0, height: 0 }, gap)).toMatchObject({ hidden: 0 });
  });
});

describe('whoever is in a room', () => {
  const sizes = {
    width: [1, 30, 71, 72, 90, 130, 190, 364, 640, 1104, 2540],
    height: [1, 20, 33, 62, 64, 90],
  };
  const areas = sizes.width.flatMap((width) =>
    [...sizes.height, 130, 240, 420, 700, 1400].map((height) => ({ width, height })),
  );
  const scenes = layouts.flatMap((layout) =>
    [1, 2, 3, 5, 9, 17, 40].flatMap((count) =>
      [0, 1, 2, 4].map((shared) => ({
        ...{
          layout,
          large: layout === 'speaker' && count > 1 ? 'p0' : null,
          speaker: count > 1 ? 'p0' : null,
        },
        people: [...Array.from({ length: count - 1 }, (_, at) => `p${String(at)}`), 'self'],
        shares: [...shares, ...shares]
          .slice(0, shared)
          .map(({ aspect }, at) => ({ key: String(at), aspect })),
      })),
    ),
  );

  it.each(areas)('has a place or is counted where it is seen, in $width × $height', (area) => {
    expect(scenes.flatMap((each) => faultsIn(each, area))).toEqual([]);
  });

  it('is hidden for want of room alone', () => {
    for (const each of scenes) {
      if (each.people.length > 5) continue;
      expect(arrange(each, { width: 1104, height: 640 }, gap)).toMatchObject({ hidden: 0, more: null });
    }
  });
});

/** What is wrong with how a scene is shown: everybody is to be seen, or counted where it is seen. */
function faultsIn(each: Scene, area: Size): string[] {
  const { boxes, more, hidden } = arrange(each, area, gap);
  const all = [...each.shares.map(({ key }) => key), ...each.people];
  const seen = [...boxes.values(), ...(more ? [more] : [])];
  const isOver = (one: Box, other: Box) =>
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height;
  const faults = {
    'somebody else is there': [...boxes.keys()].some((key) => !all.includes(key)),
    'somebody is missing': boxes.size + hidden !== all.length,
    'the number is not said': hidden > 0 && more === null,
    'a number is said for nobody': hidden === 0 && more !== null,
    'the number is too small to read': more && isSmaller(more, area),
    'something is not seen': seen.some(({ width, height }) => width < 1 || height < 1),
    'something is outside': seen.some(
      ({ x, y, width, height }) => x < 0 || y < 0 || x + width > area.width || y + height > area.height,
    ),
    'one is over another': seen.some((one, at) => seen.slice(at + 1).some((other) => isOver(one, other))),
  };
  const { layout, people } = each;
  return Object.entries(faults).flatMap(([words, is]) =>
    is ? [`${words}: ${layout}, ${String(people.length)} people, ${String(each.shares.length)} shares`] : [],
  );
}

const isSmaller = ({ width, height }: Size, area: Size) =>
  width < Math.min(leastMore.width, area.width) || height < Math.min(leastMore.height, area.height);
