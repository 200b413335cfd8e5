import { limits } from '#protocol';
import { endOfHost, endOfRest } from './link-end.ts';

/** A part of a text: words, or a link with what it leads to. */
export interface Piece {
  /** What is shown. */
  text: string;
  /** What is opened, as the URL Standard spells it; null for words. */
  address: string | null;
}

// Ends at what no address has: spaces, quotes, brackets and stops that only writing has, backslashes (which browsers
// take for slashes), and all that is not seen or turns what is around it.
const candidate =
  /(?<![A-Za-z0-9+.-])([Hh][Tt][Tt][Pp][Ss]?:\/\/)([^\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800<>"`\\“”‘’«»‹›〈〉《》「」『』【】…、。，．！？：；（）［］｛｝]+)/gu;

/**
 * Finds the web addresses in what somebody wrote. What a link shows is what it opens: its host as it is connected to
 * (ASCII, RFC 5891), so that letters of other scripts cannot stand for another host's; and an address with a name or
 * password in front of its host is none.
 * @returns the text in pieces, of which words are as they were written
 */
export function findLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const [, scheme = '', after = ''] = match;
    const link = linkAt(scheme, after);
    if (link === null) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), address: null });
    pieces.push({ text: link.text, address: link.address });
    end = match.index + scheme.length + link.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), address: null });
  return pieces;
}

/** @returns also how much of what follows the scheme is the link's */
function linkAt(scheme: string, after: string): (Piece & { address: string; length: number }) | null {
  // Before anything is made of it. What is shorter can still be too long as the URL Standard spells it.
  if (scheme.length + after.length > limits.link) return null;
  const authority = /^[^/?#]*/.exec(after)?.[0] ?? '';
  // Names, passwords, and letters of a host in disguise.
  if (/[@%]/.test(authority)) return null;
  const host = authority.slice(0, endOfHost(authority));
  const follows = host === authority ? after.slice(host.length) : '';
  const rest = follows.slice(0, endOfRest(follows));
  const typed = scheme + (rest === '' ? withoutDots(host) : host) + rest;
  // No name is longer (RFC 1035), and spelling a long one in ASCII takes the square of its length.
  if (host === '' || host.length > 253 || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.href.length > limits.link) return null;
  return { text: shownOf(url, rest), address: url.href, length: typed.length - scheme.length };
}

/** A full stop after a host ends a sentence. */
function withoutDots(host: string): string {
  let end = host.length;
  while (host.charAt(end - 1) === '.') end -= 1;
  return host.slice(0, end);
}

/** What follows the host stays as it was written, unless the URL Standard makes something else of it. */
function shownOf({ href, origin }: URL, rest: string): string {
  const written = rest.startsWith('/') ? rest : `/${rest}`;
  return decoded(href.slice(origin.length)) === decoded(written) ? origin + rest : href;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
