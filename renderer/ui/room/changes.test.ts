import { expect, it } from 'vitest';
import { blockedWords } from '../words/connection.ts';
import { changesBetween, type Scene } from './changes.ts';

const ben = {
  name: 'Ben',
  microphone: true,
  shares: 0,
  paused: 0,
  blocked: null,
  away: false,
  hand: false,
  reaction: null,
};
const empty: Scene = {
  people: new Map(),
  microphone: true,
  marked: new Map(),
  knocking: new Map(),
  messages: [],
};
const withBen: Scene = { ...empty, people: new Map([['b', ben]]) };

it('tells of joins and leaves', () => {
  expect(changesBetween(empty, withBen)).toEqual(['Ben joined']);
  expect(changesBetween(withBen, empty)).toEqual(['Ben left']);
  expect(changesBetween(withBen, withBen)).toEqual([]);
});

it('tells of someone whose connection is lost, and that they are back', () => {
  const away: Scene = { ...withBen, people: new Map([['b', { ...ben, away: true }]]) };
  expect(changesBetween(withBen, away)).toEqual(['Ben lost the connection and is reconnecting']);
  expect(changesBetween(away, withBen)).toEqual(['Ben is back']);
  expect(changesBetween(away, empty)).toEqual(['Ben left']);
});

it('tells of microphones and shares', () => {
  const sharing: Scene = {
    ...withBen,
    people: new Map([['b', { ...ben, microphone: false, shares: 1 }]]),
  };
  expect(changesBetween(withBen, sharing)).toEqual([
    'Ben turned the microphone off',
    'Ben is sharing a screen',
  ]);
  expect(changesBetween(sharing, withBen)).toEqual(['Ben turned the microphone on', 'Ben stopped sharing']);
  const more: Scene = { ...sharing, people: new Map([['b', { ...ben, microphone: false, shares: 2 }]]) };
  expect(changesBetween(sharing, more)).toEqual(['Ben is sharing another screen']);
  expect(changesBetween(more, sharing)).toEqual(['Ben stopped one of the shares']);
  expect(changesBetween(more, withBen)).toEqual(['Ben turned the microphone on', 'Ben stopped sharing']);
  expect(changesBetween(empty, { ...empty, microphone: false })).toEqual(['Your microphone is off']);
});

it('tells of a share that is paused and goes on, and not that one which ended did', () => {
  const with1 = (paused: number): Scene => ({
    ...withBen,
    people: new Map([['b', { ...ben, shares: 1, paused }]]),
  });
  expect(changesBetween(with1(0), with1(1))).toEqual(['Ben paused the share']);
  expect(changesBetween(with1(1), with1(0))).toEqual(['Ben goes on sharing']);
  expect(changesBetween(with1(1), withBen)).toEqual(['Ben stopped sharing']);
  expect(changesBetween(withBen, with1(1))).toEqual(['Ben is sharing a screen', 'Ben paused the share']);
});

it('tells of a raised hand and of each reaction once', () => {
  const gestures = { ...ben, hand: true, reaction: { id: 1, reaction: 'heart' } } as const;
  const after: Scene = { ...withBen, people: new Map([['b', gestures]]) };
  expect(changesBetween(withBen, after)).toEqual(['Ben raised a hand', 'Ben: Heart']);
  expect(changesBetween(after, after)).toEqual([]);
  expect(changesBetween(after, withBen)).toEqual([]);
});

it('tells once of someone who is blocked, and not of what that takes away', () => {
  const sharing = new Map([['b', { ...ben, screen: true }]]);
  const words = blockedWords({ kind: 'refused', by: 'self', reason: 'code-differs' }, 'Ben');
  const blocked = new Map([['b', { ...ben, microphone: false, blocked: words }]]);
  expect(changesBetween({ ...withBen, people: sharing }, { ...withBen, people: blocked })).toEqual([
    'The codes differ, so someone may be listening in. The connection to Ben was closed.',
  ]);
  expect(changesBetween({ ...withBen, people: blocked }, { ...withBen, people: blocked })).toEqual([]);
});

it('reads out what others write, and not one’s own', () => {
  const messages = [
    { from: null, text: 'mine' },
    { from: 'Ben', text: 'hello' },
  ];
  expect(changesBetween(withBen, { ...withBen, messages })).toEqual(['Ben: hello']);
});

it('tells once of someone who waits to be let in', () => {
  const waiting = { ...empty, knocking: new Map([['b', 'Ben']]) };
  expect(changesBetween(empty, waiting)).toEqual(['Ben waits to be let in']);
  expect(changesBetween(waiting, waiting)).toEqual([]);
  expect(changesBetween(waiting, empty)).toEqual([]);
});

it('tells once that somebody points at a share or draws on it', () => {
  const marked = new Map([['ara/screen/b/drawing', 'Ben is drawing on the shared screen']]);
  const drawn = { ...withBen, marked };
  expect(changesBetween(withBen, drawn)).toEqual(['Ben is drawing on the shared screen']);
  expect(changesBetween(drawn, drawn)).toEqual([]);
  expect(changesBetween(drawn, withBen)).toEqual([]);
});
