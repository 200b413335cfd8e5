/** Colours as red, green and blue. */
type Colour = readonly [number, number, number];

const ground: Record<'on' | 'muted', Colour> = { on: [27, 110, 83], muted: [197, 47, 43] };
const sign: Colour = [255, 255, 255];
// The app's sign is drawn on a square of this size.
const side = 32;
const corner = 8;
// Each dot is the mean of this many in both directions, which smooths the edges.
const finer = 4;

/**
 * Draws the app's sign: on green while the microphone is on, on red while it is not.
 * @param size width and height in dots
 * @returns blue, green, red and opacity of each dot, row by row
 */
export function drawTrayIcon(size: number, state: 'on' | 'muted'): Buffer {
  const dots = Buffer.alloc(size * size * 4);
  const step = side / size / finer;
  for (let at = 0; at < size * size; at += 1) {
    const [left, top] = [(at % size) * finer, Math.floor(at / size) * finer];
    let [covered, white] = [0, 0];
    for (let part = 0; part < finer * finer; part += 1) {
      const x = (left + (part % finer) + 0.5) * step;
      const y = (top + Math.floor(part / finer) + 0.5) * step;
      if (isInSquare(x, y)) covered += 1;
      if (isInHouse(x, y)) white += 1;
    }
    if (covered === 0) continue;
    const share = white / covered;
    const [red, green, blue] = ground[state].map((value, index) =>
      Math.round(value * (1 - share) + (sign[index] ?? 0) * share),
    );
    dots.set([blue ?? 0, green ?? 0, red ?? 0, Math.round((255 * covered) / finer ** 2)], at * 4);
  }
  return dots;
}

function isInSquare(x: number, y: number): boolean {
  const dx = Math.max(corner - x, x - (side - corner), 0);
  const dy = Math.max(corner - y, y - (side - corner), 0);
  return dx * dx + dy * dy <= corner * corner;
}

// A roof over walls, with an open door.
function isInHouse(x: number, y: number): boolean {
  const isUnderRoof = y >= 7 + (Math.abs(x - 16) * 5) / 8 && y <= 24 && Math.abs(x - 16) <= 8;
  const isInDoor = Math.abs(x - 16) < 3 && y > 17;
  return isUnderRoof && !isInDoor;
}
