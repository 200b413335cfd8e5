import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaState } from '#protocol';
import { Others } from './others.svelte.ts';

const off: MediaState = { microphone: true, camera: false, screen: false, 'screen-2': false };
const [one, both] = [
  { ...off, screen: true },
  { ...off, screen: true, 'screen-2': true },
];
const member = (id: string, media = off) => ({
  ...{ id, key: `key-${id}`, session: `session-${id}` },
  ...{ name: id.toUpperCase(), media },
});
const shownOf = (others: Others) => others.shares.map(({ key }) => key);

beforeEach(() => {
  vi.stubGlobal('document', { visibilityState: 'visible' });
});

describe('what the others share', () => {
  it('is all that is shared when one comes, in the order they came', () => {
    expect(shownOf(new Others([member('ara'), member('bo', both), member('chae', one)]))).toEqual([
      'bo/screen',
      'bo/screen-2',
      'chae/screen',
    ]);
  });

  it('begins at the end and leaves the rest where and what it was', () => {
    const others = new Others([member('ara'), member('bo', one)]);
    const [first] = others.shares;
    others.handleMedia('ara', one);
    others.handleJoined(member('chae', one), false);
    others.handleMedia('bo', { ...both, microphone: false });
    expect(shownOf(others)).toEqual(['bo/screen', 'ara/screen', 'chae/screen', 'bo/screen-2']);
    expect(others.shares[0]).toBe(first);
    others.handleMedia('ara', off);
    others.handleMedia('ara', one);
    expect(shownOf(others)).toEqual(['bo/screen', 'chae/screen', 'bo/screen-2', 'ara/screen']);
    expect(others.shares[0]).toBe(first);
  });

  it('ends with one share alone, or with who leaves', () => {
    const others = new Others([member('ara', both), member('bo', both)]);
    others.handleMedia('ara', { ...both, screen: false });
    expect(shownOf(others)).toEqual(['ara/screen-2', 'bo/screen', 'bo/screen-2']);
    others.handleLeft('bo');
    expect(shownOf(others)).toEqual(['ara/screen-2']);
    expect(others.participants.map(({ id }) => id)).toEqual(['ara']);
    others.handleMedia('bo', both);
    expect(shownOf(others)).toEqual(['ara/screen-2']);
  });
});
