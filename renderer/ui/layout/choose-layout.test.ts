import { expect, it } from 'vitest';
import { chooseLayout, type Situation } from './choose-layout.ts';

const quiet: Situation = {
  choice: null,
  pinned: null,
  shares: 0,
  people: 4,
  hasSpeaker: false,
  tileWidth: 400,
  before: 'grid',
};

it('shows all alike, and what is shared large as soon as something is', () => {
  expect(chooseLayout(quiet)).toBe('grid');
  expect(chooseLayout({ ...quiet, shares: 1 })).toBe('presentation');
  expect(chooseLayout({ ...quiet, hasSpeaker: true })).toBe('grid');
});

it('shows whoever speaks large where all alike would be too small', () => {
  const small = { ...quiet, tileWidth: 180 };
  expect(chooseLayout(small)).toBe('grid');
  expect(chooseLayout({ ...small, hasSpeaker: true })).toBe('speaker');
  expect(chooseLayout({ ...small, hasSpeaker: true, people: 2 })).toBe('grid');
});

it('does not go back and forth at the bound', () => {
  const between = { ...quiet, hasSpeaker: true, tileWidth: 240 };
  expect(chooseLayout({ ...between, before: 'grid' })).toBe('grid');
  expect(chooseLayout({ ...between, before: 'speaker' })).toBe('speaker');
  expect(chooseLayout({ ...between, before: 'speaker', tileWidth: 270 })).toBe('grid');
});

it('does what the person has chosen or pinned', () => {
  expect(chooseLayout({ ...quiet, shares: 2, choice: 'grid' })).toBe('grid');
  expect(chooseLayout({ ...quiet, choice: 'speaker' })).toBe('speaker');
  expect(chooseLayout({ ...quiet, shares: 1, pinned: 'person' })).toBe('speaker');
  expect(chooseLayout({ ...quiet, shares: 2, pinned: 'share' })).toBe('presentation');
});
