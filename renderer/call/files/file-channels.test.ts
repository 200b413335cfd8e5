import { expect, test, vi } from 'vitest';
import { limits } from '#protocol';
import { FakeChannel } from '../testing/fake-channel.ts';
import { FileChannels } from './file-channels.ts';

const id = 'A'.repeat(22);
const offered = new Blob(['abc']);

function open() {
  const made: FakeChannel[] = [];
  const files = new FileChannels({
    createChannel: (label) => {
      const channel = new FakeChannel(label);
      made.push(channel);
      return channel;
    },
    find: () => offered,
    onTaken: () => undefined,
    onError: () => undefined,
  });
  const ends: string[] = [];
  const got: number[] = [];
  const want = (size = 3) =>
    files.download({
      ...{ id, from: 0, size },
      onPiece: (bytes) => got.push(...new Uint8Array(bytes)),
      onEnd: (end) => ends.push(end),
    });
  return { made, files, ends, got, want };
}

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

test('takes a file piece by piece, and says when all of it is there', () => {
  const { made, files, ends, got, want } = open();
  files.handleOpen();
  want();
  const [channel] = made;
  channel?.open();
  expect(channel?.sent).toEqual([JSON.stringify({ file: id, from: 0 })]);
  channel?.say(bytes(1, 2));
  expect(ends).toEqual([]);
  channel?.say(bytes(3));
  expect(got).toEqual([1, 2, 3]);
  expect(ends).toEqual(['complete']);
  expect(channel?.sent.at(-1)).toBe('{"taken":true}');
  expect(channel?.readyState).toBe('closed');
});

test.each([
  [bytes(1, 2, 3, 4), 'malformed'],
  [bytes(), 'malformed'],
  ['{"stop":"later"}', 'malformed'],
  [7, 'malformed'],
  ['{"stop":"withdrawn"}', 'withdrawn'],
  ['{"stop":"unreadable"}', 'unreadable'],
])('takes nothing beyond what was offered, and no other word (%#)', (said, end) => {
  const { made, files, ends, got, want } = open();
  files.handleOpen();
  want();
  made[0]?.open();
  made[0]?.say(said);
  expect(ends).toEqual([end]);
  expect(got).toEqual([]);
  expect(made[0]?.readyState).toBe('closed');
});

test('wants a few at a time; the next when one has come, was stopped or was lost', () => {
  const { made, files, ends, want } = open();
  files.handleOpen();
  const wishes = Array.from({ length: 8 }, () => want());
  expect(made.length).toBe(limits.fileChannels / 2);
  for (const channel of made) channel.open();
  made[0]?.say(bytes(1, 2, 3));
  expect(made.length).toBe(5);
  wishes[1]?.stop();
  wishes[7]?.stop();
  expect(made.length).toBe(6);
  made[2]?.handleClosed();
  expect(made.length).toBe(7);
  expect(ends).toEqual(['complete', 'closed']);
  files.close();
  // Four that were under way, and none that was taken back.
  expect(ends).toEqual(['complete', 'closed', ...Array.from({ length: 4 }, () => 'lost')]);
  expect(made.length).toBe(7);
});

test('a wish before the connection is open, or after, is lost', async () => {
  const { made, files, ends, want } = open();
  want();
  await Promise.resolve();
  files.handleOpen();
  files.close();
  want();
  await Promise.resolve();
  expect(ends).toEqual(['lost', 'lost']);
  expect(made).toEqual([]);
});

test('gives nothing before the check has passed, over no other channel, and to no more at a time than a few', async () => {
  const { files } = open();
  const come = (label?: string) => {
    const channel = new FakeChannel(label);
    channel.readyState = 'open';
    files.handleChannel(channel);
    return channel;
  };
  const early = come();
  early.say(JSON.stringify({ file: id, from: 0 }));
  await new Promise((resolve) => setImmediate(resolve));
  expect(early.sent).toEqual([]);
  files.handleOpen();
  await vi.waitFor(() => expect(early.sent.length).toBe(1));
  expect(come('shell').readyState).toBe('closed');
  const taken = Array.from({ length: limits.fileChannels - 1 }, () => come());
  expect(taken.every(({ readyState }) => readyState === 'open')).toBe(true);
  expect(come().readyState).toBe('closed');
  taken[0]?.handleClosed();
  expect(come().readyState).toBe('open');
  files.close();
  expect(come().readyState).toBe('closed');
  expect([early, ...taken].every(({ readyState }) => readyState === 'closed')).toBe(true);
});

test('gives nothing to who is never known', async () => {
  const { files } = open();
  const channel = new FakeChannel();
  channel.readyState = 'open';
  files.handleChannel(channel);
  channel.say(JSON.stringify({ file: id, from: 0 }));
  files.close();
  files.handleOpen();
  await new Promise((resolve) => setImmediate(resolve));
  expect(channel.sent).toEqual([]);
  expect(channel.readyState).toBe('closed');
});
