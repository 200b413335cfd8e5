import { expect, test, vi } from 'vitest';
import { FakeChannel } from '../testing/fake-channel.ts';
import { FileUpload } from './file-upload.ts';

const id = 'A'.repeat(22);
const request = (from = 0, file = id) => JSON.stringify({ file, from });
const mebibyte = 1024 * 1024;

function upload(offered: () => Blob | null) {
  const channel = new FakeChannel();
  const told: string[] = [];
  new FileUpload({
    channel,
    checked: Promise.resolve(),
    find: (asked) => (asked === id ? offered() : null),
    onTaken: (file) => told.push(`taken ${file}`),
    onOver: () => told.push('over'),
    onError: () => told.push('error'),
  });
  channel.open();
  return { channel, told };
}

const bytesIn = (channel: FakeChannel) =>
  channel.sent.flatMap((data) => (data instanceof Uint8Array ? [...data] : []));

test('gives the bytes from where it is asked, and tells when the other side has them', async () => {
  const blob = new Blob([new Uint8Array([1, 2, 3, 4, 5])]);
  const { channel, told } = upload(() => blob);
  channel.say(request(2));
  await vi.waitFor(() => expect(bytesIn(channel)).toEqual([3, 4, 5]));
  expect(told).toEqual([]);
  channel.say('{"taken":true}');
  expect(told).toEqual([`taken ${id}`, 'over']);
  expect(channel.readyState).toBe('closed');
});

test('that all has come is believed when all was sent, and not before', async () => {
  const blob = new Blob([new Uint8Array(9 * mebibyte)]);
  const { channel, told } = upload(() => blob);
  channel.say(request());
  await vi.waitFor(() => expect(channel.bufferedAmount).toBe(4 * mebibyte));
  channel.say('{"taken":true}');
  expect(told).toEqual(['over']);
});

test('waits while much is on its way, and goes on when it has gone', async () => {
  const blob = new Blob([new Uint8Array(9 * mebibyte)]);
  const { channel } = upload(() => blob);
  channel.say(request());
  await vi.waitFor(() => expect(channel.bufferedAmount).toBe(4 * mebibyte));
  channel.drain();
  await vi.waitFor(() => expect(channel.bufferedAmount).toBe(4 * mebibyte));
  channel.drain();
  await vi.waitFor(() => expect(channel.bufferedAmount).toBe(mebibyte));
  expect(channel.sent.length).toBe((9 * mebibyte) / (64 * 1024));
});

test('says why it stops when it is taken back on the way', async () => {
  let offered: Blob | null = new Blob([new Uint8Array(6 * mebibyte)]);
  const { channel } = upload(() => offered);
  channel.say(request());
  await vi.waitFor(() => expect(channel.bufferedAmount).toBe(4 * mebibyte));
  offered = null;
  channel.drain();
  await vi.waitFor(() => expect(channel.sent.at(-1)).toBe('{"stop":"withdrawn"}'));
});

test('says that there is no such file', async () => {
  const { channel } = upload(() => new Blob(['x']));
  channel.say(request(0, 'B'.repeat(22)));
  await vi.waitFor(() => expect(channel.sent).toEqual(['{"stop":"withdrawn"}']));
});

test('says that it cannot be read any more', async () => {
  const broken = Object.assign(new Blob(['xyz']), {
    slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
  });
  const { channel, told } = upload(() => broken);
  channel.say(request());
  await vi.waitFor(() => expect(channel.sent).toEqual(['{"stop":"unreadable"}']));
  expect(told).toEqual(['error']);
});

test.each([
  '',
  '{}',
  'x'.repeat(70_000),
  request(-1),
  request(0.5),
  request(0, 'short'),
  new ArrayBuffer(4),
  null,
])('ends a channel that asks for nothing it knows (%#)', (said) => {
  const { channel, told } = upload(() => new Blob(['x']));
  channel.say(said);
  expect(channel.readyState).toBe('closed');
  expect(channel.sent).toEqual([]);
  expect(told).toEqual(['over']);
});

test('ends a channel that asks twice, and stops sending when the other side has closed it', async () => {
  const blob = new Blob([new Uint8Array(9 * mebibyte)]);
  const twice = upload(() => blob);
  twice.channel.say(request());
  twice.channel.say(request());
  expect(twice.told).toEqual(['over']);
  const { channel, told } = upload(() => blob);
  channel.say(request());
  await vi.waitFor(() => expect(channel.bufferedAmount).toBe(4 * mebibyte));
  const sent = channel.sent.length;
  channel.handleClosed();
  expect(told).toEqual(['over']);
  await new Promise((resolve) => setImmediate(resolve));
  expect(channel.sent.length).toBe(sent);
});
