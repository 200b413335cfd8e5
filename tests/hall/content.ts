// What is sent in the hall: a canvas painted so many times a second, as a track like any other.
import { people } from '../media/people.mjs';
import { strip, stripCells, timecodeBits, timecodePeriod } from '../media/timecode.mjs';

export type PersonKey = keyof typeof people;

/**
 * A person's colour and time code, the same with much going on above and below it (so that it takes the bits that
 * a real picture takes), a picture like a camera's (everything moves), or a page of text that scrolls.
 */
export type ContentName = PersonKey | `busy-${PersonKey}` | 'camera' | 'screen';

export interface ContentOptions {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

type Paint = (context: CanvasRenderingContext2D, tick: number) => void;

/** @returns a track of this content, which paints until it is stopped, and tells of each painting */
export function openContent(
  name: ContentName,
  options: ContentOptions,
  onPainted: (tick: number) => void = () => undefined,
): MediaStreamTrack {
  const { width, height, framesPerSecond } = options;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  const paint = painterOf(name, width, height);
  paint(context, 0);
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (!track) throw new Error('no track');
  if (name === 'screen') track.contentHint = 'detail';
  let tick = 0;
  const timer = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(timer);
    else {
      paint(context, ++tick);
      onPainted(tick);
    }
  }, 1000 / framesPerSecond);
  return track;
}

function painterOf(name: ContentName, width: number, height: number): Paint {
  if (name === 'screen') return paintText;
  if (name === 'camera') return paintScene(width, height);
  const paintBusy = name.startsWith('busy-') ? paintEdges(width, height) : () => undefined;
  const person = keyOf(name);
  const colour = people[person].colour.join();
  return (context, tick) => {
    paintTimecode(context, colour, tick % timecodePeriod);
    paintBusy(context, tick);
  };
}

/** Paints a colour with a time code over the whole canvas. */
function paintTimecode(context: CanvasRenderingContext2D, colour: string, number: number): void {
  const { width, height } = context.canvas;
  context.fillStyle = `rgb(${colour})`;
  context.fillRect(0, 0, width, height);
  const cell = (width * strip.width) / stripCells;
  const half = height * strip.halfHeight;
  timecodeBits(number).forEach((bit, at) => {
    const left = width * strip.left + at * cell;
    for (const upper of [true, false]) {
      context.fillStyle = bit === upper ? 'white' : 'black';
      context.fillRect(left, height * strip.middle - (upper ? half : 0), cell, half);
    }
  });
}

function keyOf(name: PersonKey | `busy-${PersonKey}`): PersonKey {
  const found = (Object.keys(people) satisfies string[]).find((key) => name.endsWith(key));
  if (!isPerson(found)) throw new Error(`nobody is called ${name}`);
  return found;
}

function isPerson(key: string | undefined): key is PersonKey {
  return key !== undefined && key in people;
}

/** Specks that are new in every frame, in the upper and lower fifth, where nothing is read. */
function paintEdges(width: number, height: number): Paint {
  const size = 8;
  return (context, tick) => {
    let seed = tick * 7919 + 1;
    for (let y = 0; y < height; y += size) {
      if (y > height / 5 - size && y < (height * 4) / 5) continue;
      for (let x = 0; x < width; x += size) {
        seed = (seed * 48_271) % 2_147_483_647;
        context.fillStyle = `rgb(${seed % 256} ${(seed >> 8) % 256} ${(seed >> 16) % 256})`;
        context.fillRect(x, y, size, size);
      }
    }
  };
}

function paintText(context: CanvasRenderingContext2D, tick: number): void {
  const { width, height } = context.canvas;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#111';
  context.font = '20px monospace';
  for (let line = 0; line * 22 < height; line += 1) {
    const number = (tick * (line + 1) * 7919) % 100_003;
    const text = `line ${line} ${number} the quick brown fox jumps over the lazy dog`;
    context.fillText(text, 10 + (tick % 50), 22 * line + 22);
  }
}

/** A few hundred soft spots, painted once; every frame shows another part of them, so that all of it moves. */
function paintScene(width: number, height: number): Paint {
  const room = 64;
  const scene = new OffscreenCanvas(width + room, height + room);
  const spots = scene.getContext('2d');
  if (!spots) throw new Error('no canvas');
  spots.fillStyle = 'hsl(200 25% 45%)';
  spots.fillRect(0, 0, scene.width, scene.height);
  for (let at = 0; at < 300; at += 1) {
    spots.fillStyle = `hsl(${(at * 47) % 360} 40% ${30 + ((at * 13) % 40)}%)`;
    spots.beginPath();
    spots.arc((at * 7919) % scene.width, (at * 104_729) % scene.height, 8 + ((at * 31) % 60), 0, 2 * Math.PI);
    spots.fill();
  }
  return (context, tick) => {
    const sway = (speed: number) => (room / 2) * (1 + Math.sin(tick / speed));
    context.drawImage(scene, -sway(17), -sway(23));
    context.fillStyle = `hsl(${tick % 360} 60% 50%)`;
    context.fillRect((tick * 5) % width, height / 3, width / 8, height / 4);
  };
}
