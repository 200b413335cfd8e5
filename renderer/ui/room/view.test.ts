import { expect, it } from 'vitest';
import { View, type Seen } from './view.svelte.ts';

const people = (...ids: string[]) => ids.map((id) => ({ id }));
const share = { key: 'b/screen' };

/** A view of a room that can be changed, in a window of usual size. */
function open(ids: string[], height = 640) {
  const room: { -readonly [K in keyof Seen]: Seen[K] } = {
    ...{ selfId: 'self', speaker: null, stage: [] },
    participants: people(...ids),
  };
  const view = new View(room);
  view.setArea({ width: 1104, height });
  return { room, view };
}
const widthOf = (view: View, key: string) => view.arrangement.boxes.get(key)?.width ?? 0;

it('follows what is shared, unless a layout is chosen; choosing it again lets it follow again', () => {
  const { room, view } = open(['a', 'b']);
  expect(view.layout).toBe('grid');
  room.stage = [share];
  expect(view.layout).toBe('presentation');
  view.choose('speaker');
  expect([view.layout, view.choice]).toEqual(['speaker', 'speaker']);
  view.choose('speaker');
  expect([view.layout, view.choice]).toEqual(['presentation', null]);
});

it('shows whoever spoke last large, never oneself, and stays with them in silence', () => {
  const { room, view } = open(['a', 'b', 'c']);
  view.choose('speaker');
  expect(widthOf(view, 'a')).toBeGreaterThan(2 * widthOf(view, 'b'));
  room.speaker = 'b';
  expect(widthOf(view, 'b')).toBeGreaterThan(2 * widthOf(view, 'a'));
  room.speaker = 'self';
  expect(widthOf(view, 'b')).toBeGreaterThan(2 * widthOf(view, 'self'));
  room.speaker = null;
  expect(widthOf(view, 'b')).toBeGreaterThan(2 * widthOf(view, 'a'));
  room.participants = people('a', 'c');
  expect(widthOf(view, 'a')).toBeGreaterThan(2 * widthOf(view, 'c'));
});

it('shows whoever speaks large by itself where a grid would show all too small', () => {
  const { room, view } = open(['a', 'b', 'c'], 120);
  expect(view.layout).toBe('grid');
  room.speaker = 'c';
  expect(view.layout).toBe('speaker');
  view.setArea({ width: 1104, height: 640 });
  expect(view.layout).toBe('grid');
});

it('keeps a person or a share large as long as they are there', () => {
  const { room, view } = open(['a', 'b']);
  room.stage = [share];
  view.togglePin('b');
  expect([view.layout, view.pinned]).toEqual(['speaker', 'b']);
  view.togglePin(share.key);
  expect([view.layout, view.pinned]).toEqual(['presentation', share.key]);
  room.stage = [];
  expect([view.layout, view.pinned]).toEqual(['grid', null]);
  view.togglePin('a');
  view.togglePin('a');
  expect(view.layout).toBe('grid');
});

it('leaves a grid for what is pinned, and lets go of it for a grid', () => {
  const { view } = open(['a', 'b']);
  view.choose('grid');
  view.togglePin('a');
  expect([view.layout, view.choice]).toEqual(['speaker', null]);
  view.choose('grid');
  expect([view.layout, view.pinned]).toEqual(['grid', null]);
});

it('gives a share its own shape once it is known', () => {
  const { room, view } = open(['a']);
  room.stage = [share];
  view.setAspect(share.key, 4 / 3);
  const box = view.arrangement.boxes.get(share.key);
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(4 / 3, 1);
});

it('moves nothing for a shape that is only rounded, whichever layer comes first', () => {
  const { room, view } = open(['a']);
  room.stage = [share];
  const before = view.arrangement.boxes;
  for (const [width, height] of [
    [266, 150],
    [800, 450],
    [400, 224],
  ] as const) {
    view.setAspect(share.key, width / height);
    expect(view.arrangement.boxes).toEqual(before);
  }
});
