// A picture to put on a screen or in a window that is shared, and the reader that finds it again in the video
// which arrives elsewhere: 4x4 cells in four colours inside a thick magenta frame.
//
// A shared screen holds more than the pattern, at any scale, perhaps more than once (a window that shows the
// share is itself on the screen that is shared). So the reader looks for every magenta frame, and takes only
// one whose cells are clear and whose check cells are right.
import type { Locator } from '@playwright/test';
import { grabWhole, type WholeFrame } from './grab.ts';
import type { Rgb } from './synthetic.mjs';

const frameColour: Rgb = [230, 0, 230];
const cellColours: readonly Rgb[] = [
  [220, 30, 30],
  [20, 150, 50],
  [30, 60, 220],
  [240, 210, 20],
];

/** How many different patterns there are: 12 data cells of four colours; the other four cells are the check. */
export const patternCount = 4 ** 12;

function patternHtml(id: number): string {
  const cells = patternCells(id).map(
    (cell) => `<i style="background:rgb(${(cellColours[cell] ?? []).join()})"></i>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Pattern ${String(id)}</title><style>
    html, body { height: 100%; margin: 0; background: #fff }
    body { display: grid; place-items: center }
    div { display: grid; grid-template: repeat(4, 1fr) / repeat(4, 1fr); width: 76vmin; height: 76vmin;
          border: 6vmin solid rgb(${frameColour.join()}) }
  </style><body><div>${cells.join('')}</div></body>`;
}

/** A URL that shows the pattern, for a window of any size. Its title names it, for a list of sources. */
export function patternUrl(id: number): string {
  return `data:text/html;charset=utf-8,${encodeURIComponent(patternHtml(id))}`;
}

/** The number of the pattern that the video shows now, or null when it shows none that is clear. */
export async function readPattern(video: Locator): Promise<number | null> {
  const frame = await grabWhole(video, 960);
  return frame === null ? null : decodePattern(frame);
}

/** Finds a pattern in a frame; pure. */
export function decodePattern(frame: WholeFrame): number | null {
  const boxes = findFrames(frame).sort((one, other) => other.right - other.left - (one.right - one.left));
  for (const box of boxes) {
    const id = readCells(frame, box);
    if (id !== null) return id;
  }
  return null;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The bounding box of each connected patch of the frame's colour that is large enough to hold cells. */
function findFrames(frame: WholeFrame): Box[] {
  const { width, height } = frame;
  const open = new Uint8Array(width * height);
  for (let at = 0; at < open.length; at += 1)
    open[at] = distance(pixelAt(frame, at), frameColour) < 110 ? 1 : 0;
  const boxes: Box[] = [];
  for (let at = 0; at < open.length; at += 1) {
    if (open[at] !== 1) continue;
    const box = fill(open, width, at);
    if (box.right - box.left > 20 && box.bottom - box.top > 20) boxes.push(box);
  }
  return boxes;
}

/** Takes one connected patch out of the map and says where it was. */
function fill(open: Uint8Array, width: number, start: number): Box {
  const box = { left: width, top: Infinity, right: 0, bottom: 0 };
  const queue = [start];
  open[start] = 0;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const x = at % width;
    const y = Math.floor(at / width);
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
    const sideways = [...(x > 0 ? [at - 1] : []), ...(x + 1 < width ? [at + 1] : [])];
    for (const next of [...sideways, at - width, at + width]) {
      if (open[next] !== 1) continue;
      open[next] = 0;
      queue.push(next);
    }
  }
  return box;
}

function readCells(frame: WholeFrame, box: Box): number | null {
  const cells: number[] = [];
  for (let at = 0; at < 16; at += 1) {
    // The frame is 6 of 88 parts on each side, so the cells start there and are 19 parts wide.
    const across = (6 + 19 * ((at % 4) + 0.5)) / 88;
    const down = (6 + 19 * (Math.floor(at / 4) + 0.5)) / 88;
    const x = Math.floor(box.left + across * (box.right - box.left));
    const y = Math.floor(box.top + down * (box.bottom - box.top));
    const pixel = pixelAt(frame, y * frame.width + x);
    const distances = cellColours.map((colour) => distance(pixel, colour));
    const nearest = Math.min(...distances);
    if (nearest > 80) return null;
    cells.push(distances.indexOf(nearest));
  }
  const id = cells.slice(0, 12).reduce((sum, cell) => sum * 4 + cell, 0);
  return patternCells(id).every((cell, at) => cell === cells[at]) ? id : null;
}

/** The colour numbers of the 16 cells: the id in base 4, then what each of its columns adds up to. */
function patternCells(id: number): number[] {
  if (!Number.isInteger(id) || id < 0 || id >= patternCount)
    throw new Error(`No such pattern: ${String(id)}`);
  const data = Array.from({ length: 12 }, (_, at) => Math.floor(id / 4 ** (11 - at)) % 4);
  const checks = [0, 1, 2, 3].map(
    (column) => ((data[column] ?? 0) + (data[column + 4] ?? 0) + (data[column + 8] ?? 0) + column) % 4,
  );
  return [...data, ...checks];
}

function pixelAt({ data }: WholeFrame, at: number): Rgb {
  return [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0];
}

function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
