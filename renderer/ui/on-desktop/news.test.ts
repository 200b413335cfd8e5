import { expect, it } from 'vitest';
import type { Scene } from '../room/changes.ts';
import { newsBetween } from './news.ts';

const all = { arrivals: true, knocks: true, messages: true, text: true };
const empty: Scene = {
  people: new Map(),
  microphone: true,
  marked: new Map(),
  knocking: new Map(),
  messages: [],
};
const still = {
  microphone: true,
  shares: 0,
  paused: 0,
  blocked: null,
  away: false,
  hand: false,
  reaction: null,
};
const bora = { name: 'Bora', ...still };
const full: Scene = {
  people: new Map([['b', bora]]),
  microphone: false,
  marked: new Map(),
  knocking: new Map([['c', 'Chan']]),
  messages: [
    { from: null, text: 'mine' },
    { from: 'Bora', text: 'Tea?' },
  ],
};

it('tells who arrives, who asks to enter and who writes, and nothing twice', () => {
  expect(newsBetween(empty, full, 'Tea room', all)).toEqual([
    { title: 'Tea room', body: 'Bora joined' },
    { title: 'Tea room', body: 'Chan waits to be let in' },
    { title: 'Bora', body: 'Tea?' },
  ]);
  expect(newsBetween(full, full, 'Tea room', all)).toEqual([]);
  expect(newsBetween(full, empty, 'Tea room', all)).toEqual([]);
});

it('tells only what was chosen', () => {
  const none = { arrivals: false, knocks: false, messages: false, text: true };
  expect(newsBetween(empty, full, 'Tea room', none)).toEqual([]);
  expect(newsBetween(empty, full, 'Tea room', { ...none, knocks: true })).toHaveLength(1);
});

it('has nothing of what was written where that is not to be seen', () => {
  const secret = { ...full, messages: [{ from: 'Bora', text: 'the code is 1234' }] };
  const told = newsBetween(empty, secret, 'Tea room', { ...all, text: false });
  expect(JSON.stringify(told)).not.toContain('1234');
  expect(told.at(-1)).toEqual({ title: 'Bora', body: 'Wrote a message' });
});

it('is never longer than a notification', () => {
  const long = { ...full, messages: [{ from: 'Bora', text: 'x'.repeat(4_000) }] };
  expect(newsBetween(empty, long, 'Tea room', all).at(-1)?.body.length).toBeLessThan(210);
});
