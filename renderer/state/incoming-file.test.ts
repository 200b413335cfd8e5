import { afterEach, expect, test, vi } from 'vitest';
import { encodePng } from '../../build/package/png.mjs';
import type { FileChannels } from '../call/files/file-channels.ts';
import type { FileWish } from '../call/files/file-download.ts';
import { IncomingFiles } from './incoming-files.ts';
import { mostPictureBytes } from './picture-type.ts';
import { UnaskedPictures } from './unasked-pictures.ts';

const png = new Uint8Array(encodePng(Buffer.alloc(4), 1)).buffer;
const offer = { id: 'A'.repeat(22), name: 'report.pdf', size: png.byteLength };

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
  expect(file.received).toBe(png.byteLength);
  way.wishes[0]?.onEnd('complete');
  await vi.waitFor(() => expect(file.stage).toBe('here'));
  const saved = await (await fetch(file.url ?? '')).arrayBuffer();
  expect(new Uint8Array(saved)).toEqual(new Uint8Array(png));
});

test('a picture is shown as one by its bytes and its name, and nothing else is', async () => {
  const shown = async (name: string, bytes: ArrayBuffer) => {
    const { way, files } = person();
    const file = files.handleOffer({ ...offer, name, size: bytes.byteLength });
    file?.get();
    way.wishes[0]?.onPiece(bytes);
    way.wishes[0]?.onEnd('complete');
    await vi.waitFor(() => expect(file?.stage).toBe('here'));
    return file?.picture;
  };
  expect(await shown('picture.png', png)).toMatch(/^blob:/);
  expect(await shown('picture.png', new TextEncoder().encode('<svg/>').buffer)).toBeNull();
  expect(await shown('archive.zip', png)).toBeNull();
});

test('pictures come by themselves up to a bound for each and for all, however often somebody comes in', () => {
  const unasked = new UnaskedPictures();
  const offered = (from: string, size: number, id: number) => {
    const file = person().files.handleOffer({ id: String(id).padStart(22, '0'), name: 'a.jpg', size });
    if (file) unasked.handleOffer(from, file);
    return file?.stage;
  };
  const coming = (from: string, size: number, count: number) =>
    Array.from({ length: count }, (_, at) => offered(from, size, at)).filter((stage) => stage === 'coming')
      .length;
  expect(coming('ara', mostPictureBytes + 1, 3)).toBe(0);
  expect(coming('ara', mostPictureBytes, 10)).toBe(6);
  expect(coming('bora', 70, 100)).toBe(50);
  expect(
    ['c', 'd', 'e', 'f', 'g', 'h'].map((from) => coming(from, 70, 50)).reduce((sum, each) => sum + each),
  ).toBe(144);
});

test('a channel that is closed while the connection stands is made again a few times, then waits for a person', () => {
  vi.useFakeTimers();
  const { way, file } = begin();
  file.get();
  way.wishes[0]?.onPiece(png.slice(0, 3));
  for (let at = 0; at < 4; at += 1) {
    expect(way.wishes.length).toBe(at + 1);
    way.wishes[at]?.onEnd('closed');
    expect(file.stage).toBe('waiting');
    vi.advanceTimersByTime(1_000);
  }
  expect(file.stage).toBe('offered');
  file.get();
  expect(way.wishes.at(-1)).toMatchObject({ from: 3 });
  vi.useRealTimers();
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
  expect(next.wishes[0]).toMatchObject({ id: offer.id, from: 3, size: png.byteLength });
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
  const { way, files, file } = begin();
  file.get();
  way.wishes[0]?.onPiece(png);
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('full', 'NotReadableError'));
  way.wishes[0]?.onEnd('complete');
  await vi.waitFor(() => expect(file.loss).toBe('full'));
  file.get();
  expect(file).toMatchObject({ stage: 'coming', loss: null });
  expect(way.wishes[1]).toMatchObject({ from: 0 });
  way.wishes[1]?.onPiece(png);
  way.wishes[1]?.onEnd('complete');
  await vi.waitFor(() => expect(file.loss).toBe('full'));
  files.handleGone();
  expect(file).toMatchObject({ stage: 'lost', loss: 'left', canGet: false });
});
