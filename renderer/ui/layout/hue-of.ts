import type { Colour } from '#protocol';

/** A hue that stands for a participant, the same on every screen: 0 to 359 degrees, from the id (FNV-1a). */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % 360;
}

/** The hue that somebody is shown in, as CSS: of the colour they chose, or guessed from their id. */
export function shownHue(id: string, colour: Colour | null | undefined): string {
  return colour ? `var(--hue-${colour})` : String(hueOf(id));
}
