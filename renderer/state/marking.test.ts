import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { markRate, parsePeerMessage, type MarkMessage } from '#protocol';
import { Marking } from './marking.ts';
import { Others } from './others.svelte.ts';
import { ShareNews } from './share-news.svelte.ts';
import { Shares } from './shares.svelte.ts';
import { ScreenTrack } from './testing/screen-track.ts';

const off = { microphone: true, camera: false, screen: false, 'screen-2': false };
const sharing = { ...off, screen: true };
const id = (letter: string) => letter.repeat(43);
const [ara, bora, chan] = [id('a'), id('b'), id('c')];
const member = (letter: string, media: typeof off) => ({
  ...{ id: id(letter), key: 'key', session: 'session', name: letter, media },
});

let others: Others;
let shares: Shares;
let marking: Marking;
let told: string[];

// Ara is oneself, Bora shares, and Chan looks on.
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.stubGlobal('MediaStream', EventTarget);
  const getDisplayMedia = () =>
    Promise.resolve({ getVideoTracks: () => [new ScreenTrack('screen')], getAudioTracks: () => [] });
  vi.stubGlobal('navigator', { mediaDevices: { getSupportedConstraints: () => ({}), getDisplayMedia } });
  told = [];
  others = new Others([member('b', sharing), member('c', off)]);
  shares = new Shares(null, false);
  const broadcast = (text: string) => told.push(text);
  const shareNews = new ShareNews(shares, broadcast);
  marking = new Marking({ selfId: ara, others, shares, shareNews, tell: broadcast });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const point = (owner: string, share: MarkMessage['share'] = 'screen'): MarkMessage => ({
  ...{ kind: 'point', owner, share, at: [0.5, 0.5] },
});
const draw = (owner: string, stroke = 1): MarkMessage => ({
  ...{ kind: 'draw', owner, share: 'screen', stroke, points: [[0.5, 0.5]] },
});
const pointers = (marks = others.shares[0]?.marks) => marks?.pointers.map(({ by }) => by);
const strokes = (marks = others.shares[0]?.marks) => marks?.strokes.map(({ by }) => by);
const messages = () => told.map((text) => parsePeerMessage(text));

it('shows what is marked on a share that is there, and nothing of one that is not', async () => {
  marking.handleMessage(chan, point(bora));
  marking.handleMessage(bora, draw(bora));
  expect([pointers(), strokes()]).toEqual([[chan], [bora]]);
  marking.handleMessage(chan, point(bora, 'screen-2'));
  marking.handleMessage(bora, draw(chan));
  marking.handleMessage(bora, draw(ara));
  marking.handleMessage(bora, draw(id('d')));
  expect(strokes(marking.own('screen'))).toEqual([]);
  await shares.begin();
  marking.handleMessage(bora, draw(ara));
  expect(strokes(marking.own('screen'))).toEqual([bora]);
});

it('takes marks away with the share they are on, and with who made them', async () => {
  await shares.begin();
  for (const owner of [ara, bora]) {
    marking.handleMessage(chan, draw(owner));
    marking.handleMessage(chan, point(owner));
  }
  const theirs = others.shares[0]?.marks;
  others.handleLeft(chan);
  expect([strokes(), pointers(), strokes(marking.own('screen')), pointers(marking.own('screen'))]).toEqual([
    ...[[], [], [], []],
  ]);
  marking.handleMessage(bora, draw(ara));
  shares.stop();
  expect(strokes(marking.own('screen'))).toEqual([]);
  others.handleMedia(bora, off);
  others.handleMedia(bora, sharing);
  expect(others.shares[0]?.marks).not.toBe(theirs);
});

it('takes away what is of whoever turns out to be somebody else', () => {
  marking.handleMessage(chan, draw(bora));
  others.handleBlocked(chan, { kind: 'refused', by: 'self', reason: 'code-differs' });
  expect(strokes()).toEqual([]);
});

it('lets each clear their own, and whose share it is everything', () => {
  const clear: MarkMessage = { kind: 'clear', owner: bora, share: 'screen' };
  const pen = marking.pen(bora, 'screen');
  const fill = () => {
    pen.begin([0, 0]);
    marking.handleMessage(bora, draw(bora));
    marking.handleMessage(chan, draw(bora));
  };
  fill();
  marking.handleMessage(chan, clear);
  expect(strokes()).toEqual([ara, bora]);
  pen.clear();
  expect(strokes()).toEqual([bora]);
  fill();
  marking.handleMessage(bora, clear);
  expect(strokes()).toEqual([]);
});

it('drops what comes faster than anybody draws, and from nobody else', () => {
  for (let each = 0; each < 1_000; each += 1) marking.handleMessage(chan, draw(bora, 1));
  expect(others.shares[0]?.marks.strokes[0]?.points).toHaveLength(markRate.burst);
  marking.handleMessage(bora, point(bora));
  expect(pointers()).toEqual([bora]);
});

it('is for whose share it is to allow, and what others have marked goes when they may not', async () => {
  await shares.begin();
  const own = marking.own('screen');
  marking.pen(ara, 'screen').begin([0, 0]);
  marking.handleMessage(chan, draw(ara));
  told.length = 0;
  marking.takeMarks('screen', false);
  expect(messages()).toEqual([{ kind: 'share', share: 'screen', paused: false, marks: false }]);
  marking.handleMessage(chan, draw(ara, 2));
  marking.pen(ara, 'screen').begin([0, 0]);
  expect(strokes(own)).toEqual([ara, ara]);
  shares.stop();
  await shares.begin();
  expect(marking.takesMarks('screen')).toBe(true);

  // The same at whoever looks on: neither what others say nor what one does oneself.
  const notes = { kind: 'share', share: 'screen', paused: false, marks: false } as const;
  others.find(bora)?.shareNotes.handleMessage(notes);
  told.length = 0;
  marking.handleMessage(chan, draw(bora));
  marking.pen(bora, 'screen').begin([0, 0]);
  marking.handleMessage(bora, draw(bora));
  expect([strokes(), told]).toEqual([[bora], []]);
});

it('shows what one does here at once, and tells everyone, in as many strokes as it takes', () => {
  const pen = marking.pen(bora, 'screen');
  pen.point([0.25, 0.75]);
  pen.begin([0, 0]);
  for (let each = 0; each < 2_000; each += 1) {
    vi.advanceTimersByTime(10);
    pen.draw([0.5, 0.5]);
  }
  pen.point(null);
  vi.advanceTimersByTime(100);
  // The first of them has faded meanwhile.
  expect([strokes(), pointers()]).toEqual([[ara], []]);
  expect(messages()).not.toContain(null);
  const drawn = messages().flatMap((message) => (message?.kind === 'draw' ? [message] : []));
  expect(new Set(drawn.map(({ stroke }) => stroke)).size).toBe(2);
  expect(drawn.flatMap(({ points }) => points)).toHaveLength(2_002);
});
