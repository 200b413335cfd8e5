import * as v from 'valibot';
import { limits } from './limits.ts';

// Control characters, and the marks that reorder or hide text around them: a name must not be able
// to make the words next to it read differently (Unicode TR 36, section 3.3).
// Fillers are letters by category and still show nothing; half a surrogate pair is no character at all.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/gu;

/**
 * A name as people see it: composed (NFC), without control or direction marks, single spaces, trimmed.
 * @param text anything a person typed
 */
export function cleanName(text: string): string {
  // Line breaks become spaces before control characters go, or two words would turn into one; composing
  // comes after, because removing a mark can bring two characters together.
  const visible = text.replace(/\s+/gu, ' ').replace(invisible, '');
  return visible.replace(/ +/gu, ' ').trim().normalize('NFC');
}

const name = (longest: number) =>
  v.pipe(v.string(), v.maxLength(longest * 4), v.transform(cleanName), v.minLength(1), v.maxLength(longest));

/** A participant's display name: cleaned, 1 to 64 characters. */
export const participantName = name(limits.name);

/** A room's name: cleaned, 1 to 64 characters. */
export const roomName = name(limits.roomName);
