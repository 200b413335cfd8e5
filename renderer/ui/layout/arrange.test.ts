import { describe, expect, it } from 'vitest';
import { arrange, type Scene } from './arrange.ts';

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

  it('survives an area of nothing', () => {
    for (const layout of ['grid', 'speaker', 'presentation'] as const)
      expect(() => arrange(scene({ layout, shares }), { width: 0, height: 0 }, gap)).not.toThrow();
  });
});
