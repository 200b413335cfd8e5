import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { homedir } from 'node:os';

/** From how many characters on a word of base64url may be a key, a proof or a secret; rooms' ids are shorter. */
const longWord = 20;

/** Anything that was handed to the log as text: of errors what kind they are and where, of objects nothing. */
export function describe(value: unknown): string {
  if (value instanceof Error) return describeError(value);
  if (typeof value === 'object' && value !== null) return `[${value.constructor.name}]`;
  return String(value);
}

function describeError(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  // These two quote what they were given: settings with a name in them, or what another computer said.
  const quotes = error.name === 'SyntaxError' || error.name === 'ValiError';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? [] : [`caused by ${describe(error.cause)}`];
  return [
    `${error.name}: ${quotes ? 'content that does not fit' : error.message}${code}`,
    ...frames,
    ...cause,
  ].join('\n');
}

/**
 * Takes out of a text what could tell who somebody is, what was said, or let somebody in: links, descriptions and
 * candidates, quoted content, keys and secrets, the account's folder, and the last part of addresses. What is no
 * secret by its form, as a name in the middle of a sentence, cannot be found: it must not be handed to the log.
 */
export function redact(text: string): string {
  const home = homedir();
  return withoutAccount(text, home)
    .replace(/\bmadang:\S+/gi, 'madang:…')
    .replace(/(https?:\/\/[^\s/#]+)\S*#\S*/gi, '$1/#…')
    .replace(/\bv=0\s[\s\S]*/g, '[description]')
    .replace(/\b(?:a=|candidate:)\S.*/g, '[description]')
    .replace(/"[^"\n]*("|$)/gm, '"…"')
    .replace(new RegExp(`[\\w-]{${String(longWord)},}`, 'g'), shortWord)
    .replace(/\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b/g, '$1.…')
    .replace(/[\da-f:]*:[\da-f:]*/gi, networkOf);
}

function withoutAccount(text: string, home: string): string {
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}

/** Stands for a long word, the same each time, so that lines about one participant can be told to be so. */
function shortWord(word: string, at: number, text: string): string {
  const isFile = /^\.(?:c|m)?[jt]s\b/.test(text.slice(at + word.length));
  const isRandom = /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
  return isRandom && !isFile ? `#${createHash('sha256').update(word).digest('hex').slice(0, 8)}` : word;
}

/** Of an IPv6 address the first half, which is the network's; anything else with colons as it is. */
function networkOf(word: string): string {
  if (isIP(word) !== 6 || word === '::1') return word;
  return `${word.split(':').slice(0, 4).join(':')}:…`;
}
