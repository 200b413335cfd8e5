import { afterEach, expect, test, vi } from 'vitest';
import type { FileChannels } from '../call/files/file-channels.ts';
import type { FileWish } from '../call/files/file-download.ts';
import { IncomingFiles } from './incoming-files.ts';
import { mostPictureBytes } from './picture-type.ts';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).buffer;
const offer = { id: 'A'.repeat(22), name: 'report.pdf', size: 8 };

/** A way to somebody that holds what is wanted of them. */
class Way implements Pick<FileChannels, 'download'> {
  readonly wishes: FileWish[] = [];
  stopped = 0;
  download(wish: FileWish) {
    this.wishes.push(wish);
    return { stop: () => void (this.stopped += 1) };
  }
}

function person() {
  const way = new Way();
  const files = new IncomingFiles();
  files.handleChannels(way);
  return { way, files };
}

const begin = (name = offer.name) => {
  const { way, files } = person();
  const file = files.handleOffer({ ...offer, name });
  if (!file) throw new Error('not taken');
  return { way, files, file };
};

afterEach(() => {
  vi.restoreAllMocks();
});

test('a file comes when it is wanted, and can be saved then', async () => {
  const { way, file } = begin();
  expect(way.wishes).toEqual([]);
  file.get();
  expect(file.stage).toBe('coming');
  way.wishes[0]?.onPiece(png);
  expect(file.received).toBe(8);
  way.wishes[0]?.onEnd('complete');
  await vi.waitFor(() => expect(file.stage).toBe('here'));
  const saved = await (await fetch(file.url ?? '')).arrayBuffer();
  expect(new Uint8Array(saved)).toEqual(new Uint8Array(png));
});

test('what is no picture by its bytes is not shown as one, whatever its name', async () => {
  const { way, file } = begin('picture.png');
  // It came by itself.
  way.wishes[0]?.onPiece(new TextEncoder().encode('<svg/>  ').buffer);
  way.wishes[0]?.onEnd('complete');
  await vi.waitFor(() => expect(file.stage).toBe('here'));
  expect(file.picture).toBeNull();
  const real = begin('picture.bin');
  real.file.get();
  real.way.wishes[0]?.onPiece(png);
  real.way.wishes[0]?.onEnd('complete');
  await vi.waitFor(() => expect(real.file.stage).toBe('here'));
  expect(real.file.picture).toMatch(/^blob:/);
});

test('pictures come by themselves up to a bound, and large ones do not', () => {
  const { way, files } = person();
  const picture = (id: number, size: number) =>
    files.handleOffer({ id: String(id).padStart(22, '0'), name: 'a.jpg', size })?.stage;
  expect(picture(0, mostPictureBytes + 1)).toBe('offered');
  const stages = Array.from({ length: 10 }, (_, at) => picture(at + 1, mostPictureBytes));
  expect(stages.filter((stage) => stage === 'coming').length).toBe(6);
  expect(way.wishes.length).toBe(6);
});

test('what was cut off goes on over the next connection, from where it was', () => {
  const { way, files, file } = begin();
  file.get();
  way.wishes[0]?.onPiece(png.slice(0, 3));
  way.wishes[0]?.onEnd('lost');
  expect(file.stage).toBe('waiting');
  expect(file.received).toBe(3);
  const next = new Way();
  files.handleChannels(next);
  expect(next.wishes[0]).toMatchObject({ id: offer.id, from: 3, size: 8 });
  expect(file.stage).toBe('coming');
});

test('a wish can be taken back, and is begun anew when it is wanted again', () => {
  const { way, file } = begin();
  file.get();
  way.wishes[0]?.onPiece(png.slice(0, 3));
  file.stop();
  expect(way.stopped).toBe(1);
  expect(file.stage).toBe('offered');
  file.get();
  expect(way.wishes[1]).toMatchObject({ from: 0 });
});

test.each(['withdrawn', 'unreadable', 'malformed'] as const)('what is %s is lost, with the reason', (end) => {
  const { way, file } = begin();
  file.get();
  way.wishes[0]?.onEnd(end);
  expect(file).toMatchObject({ stage: 'lost', loss: end, received: 0 });
  file.get();
  expect(way.wishes.length).toBe(1);
});

test('when somebody goes, what is here stays and the rest is lost', async () => {
  const { way, files, file } = begin();
  file.get();
  way.wishes[0]?.onPiece(png);
  way.wishes[0]?.onEnd('complete');
  await vi.waitFor(() => expect(file.stage).toBe('here'));
  const other = files.handleOffer({ ...offer, id: 'B'.repeat(22) });
  files.handleGone();
  expect(file.stage).toBe('here');
  expect(other).toMatchObject({ stage: 'lost', loss: 'left' });
});

test('an offer that is made again is not another, and one that is taken back is lost', () => {
  const { files, file } = begin();
  expect(files.handleOffer(offer)).toBeNull();
  files.handleWithdrawn('B'.repeat(22));
  expect(file.stage).toBe('offered');
  files.handleWithdrawn(offer.id);
  expect(file.loss).toBe('withdrawn');
});

test('an empty file is here at once', async () => {
  const { way, files } = person();
  const file = files.handleOffer({ ...offer, size: 0 });
  file?.get();
  await vi.waitFor(() => expect(file?.stage).toBe('here'));
  expect(way.wishes).toEqual([]);
});

test('a place that is full is said, and it can be asked for again', async () => {
  const { way, file } = begin();
  file.get();
  way.wishes[0]?.onPiece(png);
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('full', 'NotReadableError'));
  way.wishes[0]?.onEnd('complete');
  await vi.waitFor(() => expect(file.loss).toBe('full'));
  file.get();
  expect(file).toMatchObject({ stage: 'coming', loss: null });
  expect(way.wishes[1]).toMatchObject({ from: 0 });
});
