import { encodePng } from './png.mjs';

/** @typedef {{ size: number, dots: Buffer }} Picture square; blue, green, red and opacity, row by row */

// Windows reads a compressed picture of this size everywhere, and of smaller sizes not everywhere.
const COMPRESSED_FROM = 256;

/**
 * A picture as a device-independent bitmap with its mask, as icon files hold it.
 * @param {Picture} picture
 * @returns {Buffer}
 */
function bitmap({ size, dots }) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  // The height counts the mask too.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const rows = Array.from({ length: size }, (_, y) => dots.subarray(y * size * 4, (y + 1) * size * 4));
  // A bit a dot, rows of whole 32 bits, all zero: the opacity says what is shown.
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([header, ...rows.reverse(), mask]);
}

/**
 * Encodes pictures as an icon of Windows (.ico).
 * @param {readonly Picture[]} pictures up to 256 dots wide
 * @returns {Buffer}
 */
export function encodeIco(pictures) {
  const bodies = pictures.map((picture) =>
    picture.size < COMPRESSED_FROM ? bitmap(picture) : encodePng(picture.dots, picture.size),
  );
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [at, { size }] of pictures.entries()) {
    const entry = 6 + 16 * at;
    const length = bodies[at]?.length ?? 0;
    // 256 does not fit into a byte, and is written as zero.
    head.set([size % 256, size % 256, 0, 0], entry);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += length;
  }
  return Buffer.concat([head, ...bodies]);
}

/** The kinds of picture in an icon of macOS, by the width in dots. */
const ICNS_TYPES = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/**
 * Encodes pictures as an icon of macOS (.icns).
 * @param {readonly Picture[]} pictures of 32, 64, 128, 256, 512 and 1024 dots
 * @returns {Buffer}
 */
export function encodeIcns(pictures) {
  const pngs = new Map(pictures.map(({ size, dots }) => [size, encodePng(dots, size)]));
  const entries = ICNS_TYPES.map(([type, size]) => {
    const png = pngs.get(Number(size)) ?? Buffer.alloc(0);
    return Buffer.concat([Buffer.from(String(type), 'latin1'), length(png.length + 8), png]);
  });
  const body = Buffer.concat(entries);
  return Buffer.concat([Buffer.from('icns', 'latin1'), length(body.length + 8), body]);
}

/** @param {number} bytes */
function length(bytes) {
  const written = Buffer.alloc(4);
  written.writeUInt32BE(bytes);
  return written;
}
