import { expect, test } from 'vitest';
import { limits } from '#protocol';
import { FakeChannel } from '../testing/fake-channel.ts';
import { FileChannels } from './file-channels.ts';

const id = 'A'.repeat(22);

function open() {
  const made: FakeChannel[] = [];
  const files = new FileChannels({
    createChannel: (label) => {
      const channel = new FakeChannel(label);
      made.push(channel);
      return channel;
    },
    find: () => new Blob(['abc']),
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
  expect(ends).toEqual(['complete', 'lost']);
  files.close();
  // Four that were under way, and none that was taken back.
  expect(ends).toEqual(['complete', ...Array.from({ length: 5 }, () => 'lost')]);
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

test('gives nothing before the check has passed, over no other channel, and to no more at a time than a few', () => {
  const { files } = open();
  const come = (label?: string) => {
    const channel = new FakeChannel(label);
    channel.readyState = 'open';
    files.handleChannel(channel);
    return channel;
  };
  expect(come().readyState).toBe('closed');
  files.handleOpen();
  expect(come('shell').readyState).toBe('closed');
  const taken = Array.from({ length: limits.fileChannels }, () => come());
  expect(taken.every(({ readyState }) => readyState === 'open')).toBe(true);
  expect(come().readyState).toBe('closed');
  taken[0]?.handleClosed();
  expect(come().readyState).toBe('open');
  files.close();
  expect(come().readyState).toBe('closed');
  expect(taken.every(({ readyState }) => readyState === 'closed')).toBe(true);
});
