import * as v from 'valibot';
import { release, type Release } from '#ipc';

const longestNotes = 20_000;
// 64 bytes in base64.
const sha512 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/));
const file = v.object({
  url: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)),
  sha512,
  size: v.optional(v.number()),
});

/** What electron-updater has read at the address (`latest*.yml` of electron-builder), still to be believed. */
const described = v.object({
  version: release.entries.version,
  files: v.pipe(v.array(file), v.minLength(1), v.maxLength(50)),
  releaseNotes: v.nullish(
    v.union([v.string(), v.array(v.object({ version: v.string(), note: v.nullish(v.string()) }))]),
  ),
});

/**
 * Parses what an address says of a version.
 * @param address the address itself: every file has to be there too, and not somewhere else
 * @returns null when it is not to be believed
 */
export function parseRelease(info: unknown, address: string): Release | null {
  const parsed = v.safeParse(described, info);
  if (!parsed.success) return null;
  const { version, files, releaseNotes } = parsed.output;
  const { origin } = new URL(address);
  const isThere = ({ url }: { url: string }) =>
    URL.canParse(url, address) && new URL(url, address).origin === origin;
  if (!files.every(isThere)) return null;
  const notes = Array.isArray(releaseNotes)
    ? releaseNotes.map((each) => `${each.version}\n${each.note ?? ''}`).join('\n\n')
    : (releaseNotes ?? '');
  const [first] = files;
  return { version, notes: clean(notes), size: files.length === 1 ? (first?.size ?? null) : null };
}

/** Text without what controls a terminal or turns the direction of the words around it. */
function clean(notes: string): string {
  const plain = notes.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '');
  return plain.slice(0, longestNotes).trim();
}
