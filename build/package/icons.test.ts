import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeIcons } from './icons.mjs';

const folder = mkdtempSync(join(tmpdir(), 'madang-icons-'));
const green = [27, 110, 83, 255];
const white = [255, 255, 255, 255];
const nothing = [0, 0, 0, 0];

beforeAll(() => writeIcons(folder));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Decodes a PNG that was written without filters: its width, and a dot as red, green, blue and opacity. */
function decodePng(png: Buffer) {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  const width = png.readUInt32BE(16);
  const data = png.subarray(41, 41 + png.readUInt32BE(33));
  const rows = inflateSync(data);
  const dot = (x: number, y: number) => [...rows.subarray(y * (width * 4 + 1) + 1 + x * 4).subarray(0, 4)];
  return { width, dot };
}

it('draws the sign in every size that a Linux desktop looks for', () => {
  const names = readdirSync(join(folder, 'linux'));
  expect(names.sort()).toEqual([16, 24, 32, 48, 64, 96, 128, 256, 512].map((s) => `${s}x${s}.png`).sort());
  for (const name of names) {
    const { width, dot } = decodePng(readFileSync(join(folder, 'linux', name)));
    expect(`${width}x${width}.png`).toBe(name);
    expect(dot(width / 2, 1)).toEqual(green);
    expect(dot(width / 2, Math.round(width * 0.4))).toEqual(white);
  }
});

it('makes an icon of Windows with pictures of every size', () => {
  const ico = readFileSync(join(folder, 'icon.ico'));
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
    const entry = ico.subarray(6 + 16 * at);
    const [length, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
    return { size: entry[0] === 0 ? 256 : (entry[0] ?? 0), body: ico.subarray(offset, offset + length) };
  });
  expect(entries.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 96, 128, 256]);
  for (const { size, body } of entries) {
    if (size === 256) expect(decodePng(body).dot(128, 1)).toEqual(green);
    else {
      // Rows go from the bottom up, dots are blue, green, red and opacity; a mask of one bit a dot ends it.
      expect([body.readInt32LE(4), body.readInt32LE(8)]).toEqual([size, size * 2]);
      expect(body).toHaveLength(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size);
      const dot = (x: number, y: number) =>
        body.subarray(40 + ((size - 1 - y) * size + x) * 4).subarray(0, 4);
      expect([...dot(size / 2, 1)]).toEqual([83, 110, 27, 255]);
    }
  }
});

it('makes an icon of macOS with room around the sign', () => {
  const icns = readFileSync(join(folder, 'icon.icns'));
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const widths: Record<string, number> = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const { width, dot } = decodePng(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)));
    widths[icns.toString('latin1', at, at + 4)] = width;
    expect(dot(width / 2, 1)).toEqual(nothing);
    expect(dot(width / 2, Math.round(width * 0.15))).toEqual(green);
    expect(dot(width / 2, Math.round(width * 0.42))).toEqual(white);
  }
  expect(widths).toEqual({
    ...{ ic11: 32, ic12: 64, ic07: 128, ic13: 256 },
    ...{ ic08: 256, ic14: 512, ic09: 512, ic10: 1024 },
  });
});
