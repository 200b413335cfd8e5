import type { Place } from '../../state/share-marks.svelte.ts';

/** How far an arrow key moves a pointer: this part of the picture's width or height. */
const keyStep = 0.02;

const moves: Readonly<Record<string, Place>> = {
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
  ArrowUp: [0, -keyStep],
  ArrowDown: [0, keyStep],
};

const within = (part: number) => Math.min(1, Math.max(0, part));
/** Four digits are a pixel of a screen of 8K, and a message stays short. */
const round = (part: number) => Math.round(within(part) * 10_000) / 10_000;

/**
 * The place on a picture that is at a point of the window; the nearest one, if it is beside the picture.
 * @param box where the picture is in the window, in CSS pixels
 */
export function placeIn(
  { left, top, width, height }: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
  clientX: number,
  clientY: number,
): Place {
  if (width === 0 || height === 0) return [0, 0];
  return [round((clientX - left) / width), round((clientY - top) / height)];
}

/** Where a pointer goes by a key, as `KeyboardEvent.key` names it; null for a key that does not move it. */
export function movedBy(key: string, [x, y]: Place): Place | null {
  const move = moves[key];
  return move ? [round(x + move[0]), round(y + move[1])] : null;
}
