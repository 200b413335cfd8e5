import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '#protocol';
import { FakeTiming } from '../call/testing/fake-timing.ts';
import { ShareMarks } from './share-marks.svelte.ts';

let timing: FakeTiming;
let marks: ShareMarks;

beforeEach(() => {
  timing = new FakeTiming();
  marks = new ShareMarks(timing);
});

const strokes = () => marks.strokes.map(({ by, number }) => `${by} ${String(number)}`);
const fading = () => marks.strokes.map(({ isFading }) => isFading);

describe('a pointer', () => {
  it('is where it was moved to last, one for each person', () => {
    marks.point('bo', [0.1, 0.2]);
    marks.point('chae', [0.5, 0.5]);
    marks.point('bo', [0.3, 0.4]);
    expect(marks.pointers).toEqual([
      { by: 'chae', at: [0.5, 0.5] },
      { by: 'bo', at: [0.3, 0.4] },
    ]);
    marks.point('chae', null);
    expect(marks.pointers.map(({ by }) => by)).toEqual(['bo']);
  });

  it('that does not move goes after three seconds', () => {
    marks.point('bo', [0.1, 0.2]);
    timing.pass(2_900);
    marks.point('bo', [0.1, 0.3]);
    timing.pass(2_900);
    expect(marks.pointers).toHaveLength(1);
    timing.pass(100);
    expect([marks.pointers, timing.pending]).toEqual([[], 0]);
  });
});

describe('a stroke', () => {
  it('grows, and fades some seconds after its last point', () => {
    marks.draw('bo', 1, [[0, 0]]);
    timing.pass(4_000);
    marks.draw('bo', 1, [
      [0.1, 0.1],
      [0.2, 0.2],
    ]);
    expect(marks.strokes[0]?.points).toHaveLength(3);
    timing.pass(4_999);
    expect(fading()).toEqual([false]);
    timing.pass(1);
    expect(fading()).toEqual([true]);
    timing.pass(200);
    expect([marks.strokes, timing.pending]).toEqual([[], 0]);
  });

  it('that is gone on with while it fades is there again', () => {
    marks.draw('bo', 1, [[0, 0]]);
    timing.pass(5_100);
    marks.draw('bo', 1, [[1, 1]]);
    timing.pass(1_000);
    expect(fading()).toEqual([false]);
  });

  it('has no more points, and a person no more strokes, than the limits say', () => {
    const many = Array.from({ length: 64 }, () => [0.5, 0.5] as const);
    for (let each = 0; each < 100; each += 1) marks.draw('bo', 7, many);
    expect(marks.strokes[0]?.points).toHaveLength(limits.strokePoints);
    for (let number = 8; number < 100; number += 1) marks.draw('bo', number, [[0, 0]]);
    marks.draw('chae', 1, [[0, 0]]);
    expect(marks.strokes.filter(({ by }) => by === 'bo')).toHaveLength(limits.strokes);
    expect(strokes().at(-1)).toBe('chae 1');
    // Those of before are gone on with, and when one has faded there is room for another.
    timing.pass(6_000);
    marks.draw('bo', 100, [[0, 0]]);
    expect(strokes()).toEqual(['bo 100']);
  });
});

it('tells once of each who points or draws, and no more of who has gone', () => {
  for (let each = 0; each < 3; each += 1) {
    marks.point('bo', [0, 0]);
    marks.draw('bo', each, [[0, 0]]);
    marks.point('bo', null);
  }
  marks.draw('chae', 1, [[0, 0]]);
  expect(marks.marked.map(({ by, how }) => `${by} ${how}`)).toEqual([
    'bo pointing',
    'bo drawing',
    'chae drawing',
  ]);
  marks.forget('bo');
  expect([strokes(), marks.pointers, marks.marked]).toEqual([
    ['chae 1'],
    [],
    [{ by: 'chae', how: 'drawing' }],
  ]);
});

it('forgets those who may mark no more, also when their marks have faded, and tells of them anew', () => {
  for (const by of ['ara', 'bo']) marks.draw(by, 1, [[0, 0]]);
  marks.point('chae', [0, 0]);
  timing.pass(10_000);
  expect([marks.strokes, marks.pointers]).toEqual([[], []]);
  marks.keepOnly('ara');
  expect(marks.marked).toEqual([{ by: 'ara', how: 'drawing' }]);
  marks.draw('bo', 2, [[0, 0]]);
  expect(marks.marked.at(-1)).toEqual({ by: 'bo', how: 'drawing' });
});

it('is cleared of what one has drawn, of what all have, of what others have, and of everything', () => {
  const fill = () => {
    for (const by of ['ara', 'bo', 'chae']) {
      marks.draw(by, 1, [[0, 0]]);
      marks.point(by, [0, 0]);
    }
  };
  fill();
  marks.clear('bo');
  expect(strokes()).toEqual(['ara 1', 'chae 1']);
  marks.clear();
  expect([strokes(), marks.pointers.length]).toEqual([[], 3]);
  fill();
  marks.keepOnly('ara');
  expect([strokes(), marks.pointers.map(({ by }) => by)]).toEqual([['ara 1'], ['ara']]);
  marks.reset();
  expect([strokes(), marks.pointers, marks.marked, timing.pending]).toEqual([[], [], [], 0]);
});
