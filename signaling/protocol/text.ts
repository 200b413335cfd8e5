import * as v from 'valibot';
import { limits } from './limits.ts';

// Control characters, and the marks that reorder or hide text around them: a name must not be able
// to make the words next to it read differently (Unicode TR 36, section 3.3).
// What shows nothing by default (UAX 44: joiners, fillers, variation selectors, tags) goes too, and half a
// surrogate pair is no character at all. The one selector that makes a picture of a sign stays behind that sign.
const invisible =
  /(?!(?<=\p{Extended_Pictographic})\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

// Marks stack without end and run over the lines around them; no writing system needs more than a few. With
// nothing before it, a mark sits on whatever is shown in front of the name.
const stacked = /(\p{M}{4})\p{M}+/gu;
const leading = /^[\p{M}\s]+/u;

/**
 * A name as people see it: composed (NFC), without control or direction marks, single spaces, trimmed.
 * @param text anything a person typed
 */
export function cleanName(text: string): string {
  // Line breaks become spaces before control characters go, or two words would turn into one; composing
  // comes after, because removing a mark can bring two characters together.
  const visible = text.replace(/\s+/gu, ' ').replace(invisible, '');
  const composed = visible.replace(/ +/gu, ' ').trim().normalize('NFC');
  return composed.replace(stacked, '$1').replace(leading, '').normalize('NFC');
}

const name = (longest: number) =>
  v.pipe(v.string(), v.maxLength(longest * 4), v.transform(cleanName), v.minLength(1), v.maxLength(longest));

// What separates folders or means something else to a system.
const reserved = /[/\\:*?"<>|]/gu;

/** A file's name: cleaned, without folders, never empty. */
export const fileName = v.pipe(
  v.string(),
  v.maxLength(limits.fileName),
  v.transform((text) => cleanName(text.replace(reserved, '_')) || 'file'),
);

/** A participant's display name: cleaned, 1 to 64 characters. */
export const participantName = name(limits.name);

/** A room's name: cleaned, 1 to 64 characters. */
export const roomName = name(limits.roomName);
