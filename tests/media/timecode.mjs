// The time code that a synthetic camera shows, and what both its writer and its reader must agree on.
//
// The picture is one flat background colour (who it is) with a strip in its exact middle (when it is):
//
//      ┌──────────────────────────────────────────┐
//      │              background colour           │
//      │         ┌────────────────────────┐       │   16 cells in a row; the upper half of a cell is
//      │         │ upper halves: the bits │       │   white for 1 and black for 0, the lower half is
//      │         │ lower halves: inverted │       │   its negative
//      │         └────────────────────────┘       │
//      │                                          │
//      └──────────────────────────────────────────┘
//
// Cells from the left: `1 0` start mark, 8 bits of frame number, 4 check bits, `1 1` end mark.
//
// Why so: the strip is found by looking for where the background stops, so scaling does not matter. It takes
// the middle half of the width, so a square crop out of 16:9 still holds all of it. The marks differ, so a
// mirrored picture reads as mirrored and not as another number. Each bit is the difference of two halves, so
// no absolute brightness is trusted, and the check bits turn a misread into "nothing read".
// The reader draws the *decoded frame*, not the element's box: `object-fit: cover` and `transform: scaleX(-1)`
// change what a person sees but not what is read here.

/** How many cells the strip has. */
export const stripCells = 16;

/** Where the strip is, as fractions of the frame. */
export const strip = { left: 0.25, width: 0.5, middle: 0.5, halfHeight: 2 / 15 };

const startMark = [true, false];
const endMark = [true, true];

/** The number of different frames that a time code can tell apart. */
export const timecodePeriod = 256;

/**
 * The cells for one frame number, from the left; true is white in the upper half.
 * @param {number} value 0 to 255
 * @returns {boolean[]}
 */
export function timecodeBits(value) {
  return [...startMark, ...toBits(value, 8), ...toBits(checkOf(value), 4), ...endMark];
}

/**
 * The frame number that the cells say, or null when marks or check bits are wrong.
 * @param {readonly boolean[]} bits 16 cells from the left
 * @returns {{ value: number, mirrored: boolean } | null}
 */
export function readTimecodeBits(bits) {
  const straight = readOneWay(bits);
  if (straight !== null) return { value: straight, mirrored: false };
  const mirrored = readOneWay([...bits].reverse());
  return mirrored === null ? null : { value: mirrored, mirrored: true };
}

/** @param {readonly boolean[]} bits */
function readOneWay(bits) {
  if (bits.length !== stripCells) return null;
  const marksRight =
    startMark.every((bit, at) => bits[at] === bit) && endMark.every((bit, at) => bits[14 + at] === bit);
  if (!marksRight) return null;
  const value = fromBits(bits.slice(2, 10));
  return fromBits(bits.slice(10, 14)) === checkOf(value) ? value : null;
}

/**
 * The two halves of the number folded onto each other; the constant keeps an all-black strip from being valid.
 * @param {number} value
 */
function checkOf(value) {
  return ((value >> 4) ^ (value & 15) ^ 0b0101) & 15;
}

/**
 * @param {number} value
 * @param {number} count
 */
function toBits(value, count) {
  return Array.from({ length: count }, (_, at) => ((value >> (count - 1 - at)) & 1) === 1);
}

/** @param {readonly boolean[]} bits */
function fromBits(bits) {
  return bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
}
