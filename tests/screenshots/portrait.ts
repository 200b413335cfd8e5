// Cameras for the pictures of the READMEs: a drawn person in a room, instead of a test's colour and time code.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

type Rgb = readonly [number, number, number];

/** What a drawn person looks like. */
export interface Portrait {
  readonly wall: Rgb;
  readonly skin: Rgb;
  readonly hair: Rgb;
  readonly shirt: Rgb;
  /** Long hair reaches the shoulders. */
  readonly long: boolean;
  /** The wall is a checkerboard and the shirt has stripes, both narrow: what a blur takes away, and what it leaves. */
  readonly detailed?: boolean;
}

// What the person is drawn for; other sizes are drawn the same, with more or less of it.
const [width, height] = [640, 360];

/**
 * Writes a still camera (Y4M, 4:2:0, 16:9) that shows the person.
 * @param lines its height in pixels
 * @param fps how often it says so in a second
 */
export function writePortrait(file: string, portrait: Portrait, lines = height, fps = 20): void {
  const scale = lines / height;
  const columns = width * scale;
  const luma = Buffer.alloc(columns * lines);
  const chroma = [Buffer.alloc(luma.length / 4), Buffer.alloc(luma.length / 4)] as const;
  for (let y = 0; y < lines; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const [red, green, blue] = colourAt((x + 0.5) / scale, (y + 0.5) / scale, portrait);
      luma[y * columns + x] = 16 + 0.257 * red + 0.504 * green + 0.098 * blue;
      if (x % 2 === 1 || y % 2 === 1) continue;
      const at = (y / 2) * (columns / 2) + x / 2;
      chroma[0][at] = 128 - 0.148 * red - 0.291 * green + 0.439 * blue;
      chroma[1][at] = 128 + 0.439 * red - 0.368 * green - 0.071 * blue;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, ...chroma]);
  const header = `YUV4MPEG2 W${String(columns)} H${String(lines)} F${String(fps)}:1 Ip A1:1 C420\n`;
  writeFileSync(file, Buffer.concat([Buffer.from(header), frame, frame]));
}

// Where a pixel is looked at, so that edges are as smooth as a lens makes them.
const looks = [0.25, 0.75];

/**
 * The person as a camera without any loss would show them, in even light: a PNG of 640×360. Light that falls off would
 * be most of the bytes of a picture that is kept without loss.
 */
export function portraitPng(portrait: Portrait): Buffer {
  const rows = Buffer.alloc((1 + 3 * width) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const seen = looks.flatMap((dy) => looks.map((dx) => colourAt(x + dx, y + dy, portrait, false)));
      const mean = ([0, 1, 2] as const).map((part) => seen.reduce((sum, each) => sum + each[part], 0) / 4);
      rows.set(mean.map(Math.round), y * (1 + 3 * width) + 1 + 3 * x);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits each of red, green and blue.
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

// From front to back: the first shape that covers a point gives it its colour.
function colourAt(
  x: number,
  y: number,
  { wall, skin, hair, shirt, long, detailed = false }: Portrait,
  fallsOff = true,
): Rgb {
  const inside = (cx: number, cy: number, rx: number, ry: number) =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  const light = fallsOff ? 1.08 - (x / width) * 0.2 - (y / height) * 0.12 : 1;
  const fringe = inside(320, 92, 74, 44) && y < 112;
  if (fringe) return shade(hair, light);
  const eye = inside(295, 152, 6, 7) || inside(345, 152, 6, 7);
  if (eye) return [40, 32, 30];
  const smile = inside(320, 180, 25, 20) && !inside(320, 174, 29, 20);
  if (smile) return shade(skin, light * 0.62);
  if (inside(320, 148, 62, 78)) return shade(skin, light);
  if (Math.abs(x - 320) < 26 && y > 200 && y < 268) return shade(skin, light * 0.88);
  if (inside(320, 132, 80, 88) || (long && inside(320, 190, 96, 110))) return shade(hair, light * 0.9);
  if (inside(320, 400, 190, 158)) return shade(shirt, light * (detailed && x % 32 < 16 ? 0.45 : 1));
  if (detailed) return shade(wall, (Math.floor(x / 20) + Math.floor(y / 20)) % 2 === 0 ? 1 : 0.3);
  const frame = x > 470 && x < 600 && y > 40 && y < 150;
  const picture = x > 480 && x < 590 && y > 50 && y < 140;
  if (picture) return shade([150, 180, 190], light * (0.8 + y / 500));
  if (frame) return shade([236, 230, 220], light);
  return shade(wall, light);
}

function shade([red, green, blue]: Rgb, light: number): Rgb {
  const lit = (value: number) => Math.min(255, Math.max(0, value * light));
  return [lit(red), lit(green), lit(blue)];
}
