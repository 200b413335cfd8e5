import { expect, test } from 'vitest';
import { encodePng } from '../../build/package/png.mjs';
import { mayBePicture, pictureTypeOf } from './picture-type.ts';

const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const typeOf = (bytes: readonly number[]) => pictureTypeOf(new Blob([new Uint8Array(bytes)]));

/** A PNG's beginning, as if it had so many pixels. */
const png = (width: number, height: number) => {
  const head = Buffer.from(encodePng(Buffer.alloc(4), 1));
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return [...head];
};
const jpeg = (width: number, height: number) => [
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2],
  ...[0xff, 0xc4, 0, 3, 9],
  ...[0xff, 0xc2, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 17, 0],
];
const webp = (kind: string, ...rest: number[]) => [
  ...letters('RIFF'),
  ...[0, 0, 0, 0],
  ...letters(`WEBP${kind}`),
  ...rest,
];

test.each([
  ['a PNG', png(640, 480), 'image/png'],
  ['a PNG of too many pixels', png(20_000, 20_000), null],
  ['a PNG without any', png(0, 480), null],
  ['a PNG that ends early', png(640, 480).slice(0, 20), null],
  ['a JPEG', jpeg(640, 480), 'image/jpeg'],
  ['a JPEG of too many pixels', jpeg(60_000, 60_000), null],
  ['a JPEG without a frame', jpeg(640, 480).slice(0, 13), null],
  ['a GIF', [...letters('GIF89a'), 128, 2, 224, 1], 'image/gif'],
  ['a WebP, lossy', webp('VP8 ', 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 128, 2, 224, 1), 'image/webp'],
  ['a WebP, lossless', webp('VP8L', 0, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0), 'image/webp'],
  ['a WebP, extended', webp('VP8X', 0, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 223, 1, 0), 'image/webp'],
  ['a WebP of too many pixels', webp('VP8X', 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 255, 255, 0), null],
  ['a WebP of no kind', webp('VP9 ', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), null],
  ['a drawing with scripts', letters('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
  ['nothing', [], null],
])('%s', async (_name, bytes, type) => {
  expect(await typeOf(bytes)).toBe(type);
});

test.each([
  ['a.png', 1, true],
  ['a.JPEG', 10 * 1024 * 1024, true],
  ['a.png', 10 * 1024 * 1024 + 1, false],
  ['a.png', 0, false],
  ['a.svg', 1, false],
  ['png', 1, false],
])('%s of %d bytes may be one: %s', (name, size, may) => {
  expect(mayBePicture(name, size)).toBe(may);
});
