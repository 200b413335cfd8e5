import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parsePeerMessage } from '#protocol';
import { ShareNews } from './share-news.svelte.ts';
import { Shares } from './shares.svelte.ts';
import { ScreenTrack } from './testing/screen-track.ts';

let opened: ScreenTrack[];
/** The sound of what is shared next. */
let sounds: ScreenTrack[];
/** The browser's own picker: what is pressed in it next. */
let pick: () => Promise<string>;
let shares: Shares;
let said: string[];

beforeEach(() => {
  opened = [];
  sounds = [];
  said = [];
  pick = () => Promise.resolve(`window ${String(opened.length + 1)}`);
  vi.stubGlobal('MediaStream', EventTarget);
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getSupportedConstraints: () => ({}),
      getDisplayMedia: async () => {
        const source = new ScreenTrack(await pick());
        opened.push(source);
        return { getVideoTracks: () => [source], getAudioTracks: () => sounds };
      },
    },
  });
  shares = new Shares(null, false);
  shares.on('change', ({ slot, captured }) => said.push(`${slot.picture} ${captured ? 'on' : 'off'}`));
  shares.on('pause', ({ kind, isPaused }) => said.push(`${kind} ${isPaused ? 'paused' : 'goes on'}`));
  shares.on('quality', ({ kind, quality }) => said.push(`${kind} ${quality}`));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const active = () => shares.active.map(({ kind }) => kind);

describe('shares', () => {
  it('begin in the first free slot, and no further than there are slots', async () => {
    await shares.begin();
    expect([active(), shares.hasFree]).toEqual([['screen'], true]);
    await shares.begin();
    expect([active(), shares.hasFree]).toEqual([['screen', 'screen-2'], false]);
    await shares.begin();
    expect(opened.map(({ name }) => name)).toEqual(['window 1', 'window 2']);
    shares.slots[0]?.stop();
    expect([active(), shares.hasFree]).toEqual([['screen-2'], true]);
    await shares.begin();
    expect(active()).toEqual(['screen', 'screen-2']);
    expect(said).toEqual(['screen on', 'screen-2 on', 'screen off', 'screen on']);
  });

  it('have each a quality of its own', async () => {
    await shares.begin();
    await shares.begin();
    await shares.slots[1]?.setOptions({ quality: 'motion' });
    expect(shares.slots.map(({ quality }) => quality)).toEqual(['text', 'motion']);
    expect(said.slice(2)).toEqual(['screen-2 motion', 'screen-2 on']);
    expect(opened.map(({ copies }) => copies.at(-1)?.contentHint)).toEqual(['detail', 'motion']);
  });

  it('end each by itself when its source ends, which is said, and all of them when told so', async () => {
    for (let each = 0; each < 2; each += 1) await shares.begin();
    opened[0]?.onended?.();
    expect([active(), shares.problems]).toEqual([['screen-2'], ['ended']]);
    expect(opened[1]?.copies.map(({ readyState }) => readyState)).toEqual(['live']);
    await shares.begin();
    shares.stop();
    expect([active(), shares.problems]).toEqual([[], []]);
    for (const source of opened)
      expect([source, ...source.copies].map(({ readyState }) => readyState)).not.toContain('live');
  });

  it('say so when the owner of the room has stopped one, unless it had ended by then', async () => {
    for (let each = 0; each < 2; each += 1) await shares.begin();
    shares.of('screen-2').stop('stopped');
    expect([active(), shares.problems]).toEqual([['screen'], ['stopped']]);
    await shares.begin();
    expect([active(), shares.problems]).toEqual([['screen', 'screen-2'], []]);
    shares.stop();
    shares.of('screen').stop('stopped');
    expect([active(), shares.problems]).toEqual([[], []]);
  });

  it('say each reason until it was read, also one that came after another', async () => {
    for (let each = 0; each < 2; each += 1) await shares.begin();
    opened[0]?.onended?.();
    shares.forgetProblem('ended');
    expect(shares.problems).toEqual([]);
    shares.of('screen-2').stop('stopped');
    expect(shares.problems).toEqual(['stopped']);
    await shares.begin();
    opened[2]?.onended?.();
    shares.of('screen-2').stop();
    expect(shares.problems).toEqual(['ended']);
    shares.forgetProblem('stopped');
    expect(shares.problems).toEqual(['ended']);
  });

  it('say why the last one did not begin, until the next is tried', async () => {
    await shares.begin();
    pick = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    await shares.begin();
    expect([active(), shares.problems]).toEqual([['screen'], ['denied']]);
    shares.slots[0]?.stop();
    pick = () => Promise.resolve('window');
    await shares.begin();
    expect([active(), shares.problems]).toEqual([['screen'], []]);
  });

  it('send nothing while they are paused, whatever is chosen meanwhile, and are open all the time', async () => {
    sounds = [new ScreenTrack('sound')];
    await shares.begin();
    const [share] = shares.slots;
    share?.pause(true);
    share?.pause(true);
    await share?.setOptions({ height: 720 });
    await share?.setOptions({ quality: 'motion' });
    sounds[0]?.onended?.();
    expect([active(), share?.isPaused, share?.hasSound]).toEqual([['screen'], true, false]);
    const changes = said.filter((each) => /screen (?:on|off)/.test(each));
    expect(changes).toEqual(['screen on', ...Array<string>(changes.length - 1).fill('screen off')]);
    expect(opened[0]?.readyState).toBe('live');
    said.length = 0;
    share?.pause(false);
    expect(said).toEqual(['screen goes on', 'screen on']);
  });

  it('are not paused any more when they end: the next one in that place is seen', async () => {
    await shares.begin();
    shares.slots[0]?.pause(true);
    shares.slots[0]?.stop();
    said.length = 0;
    shares.slots[0]?.pause(true);
    await shares.begin();
    expect([said, shares.slots[0]?.isPaused]).toEqual([['screen on'], false]);
  });

  it('that are paused are told to whoever comes, and to everyone when it changes', async () => {
    const told: string[] = [];
    const news = new ShareNews(shares, (text) => told.push(text));
    for (let each = 0; each < 2; each += 1) await shares.begin();
    expect(news.greetings).toEqual([]);
    shares.slots[1]?.pause(true);
    const paused = { kind: 'share', share: 'screen-2', paused: true, marks: true };
    expect([...told, ...news.greetings].map((text) => parsePeerMessage(text))).toEqual([paused, paused]);
    shares.stop();
    expect(told.slice(1).map((text) => parsePeerMessage(text))).toEqual([{ ...paused, paused: false }]);
    expect(news.greetings).toEqual([]);
  });

  it('that are picked when the call is over already are not shared', async () => {
    let press: (name: string) => void = () => undefined;
    pick = () => new Promise((resolve) => (press = resolve));
    const beginning = shares.begin();
    shares.stop();
    press('window');
    await beginning;
    expect([active(), said]).toEqual([[], []]);
    expect(opened.map(({ readyState }) => readyState)).toEqual(['ended']);
  });
});
