import { isIP, SocketAddress } from 'node:net';

/** What stands at the beginning of what came so far. */
export type ProxyHeader =
  /** Not all of it has come. */
  | 'incomplete'
  /** It is none. */
  | 'malformed'
  /** `source` is where the connection comes from; null when the proxy speaks for itself, as in a health check. */
  | { source: string | null; length: number };

const signature = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const fixedLength = 16;
const longestText = 107;
/** Addresses of the longest kind, and what a proxy may add to them. */
const longestRest = 1_024;

/**
 * Reads the header of the PROXY protocol, version 1 or 2 (HAProxy, "The PROXY protocol", 2020/03/05).
 * @param begin what came so far
 */
export function readProxyHeader(begin: Buffer): ProxyHeader {
  const known = Math.min(begin.length, signature.length);
  if (begin.subarray(0, known).equals(signature.subarray(0, known)))
    return known < signature.length ? 'incomplete' : readBinary(begin);
  return readText(begin);
}

function readBinary(begin: Buffer): ProxyHeader {
  if (begin.length < fixedLength) return 'incomplete';
  const [command, family] = [begin.readUInt8(12), begin.readUInt8(13)];
  const rest = begin.readUInt16BE(14);
  const length = fixedLength + rest;
  if (command >> 4 !== 2 || (command & 15) > 1 || rest > longestRest) return 'malformed';
  if (begin.length < length) return 'incomplete';
  // LOCAL, and families that are no internet: nobody else is named.
  if (command === 0x20 || (family !== 0x11 && family !== 0x21)) return { source: null, length };
  const [each, ports] = [family === 0x11 ? 4 : 16, 4];
  if (rest < 2 * each + ports) return 'malformed';
  const bytes = begin.subarray(fixedLength, fixedLength + each);
  return { source: each === 4 ? bytes.join('.') : longForm(bytes), length };
}

function readText(begin: Buffer): ProxyHeader {
  const text = begin.subarray(0, longestText).toString('latin1');
  const known = Math.min(text.length, 6);
  if (text.slice(0, known) !== 'PROXY '.slice(0, known)) return 'malformed';
  const end = text.indexOf('\r\n');
  if (end === -1) return begin.length < longestText ? 'incomplete' : 'malformed';
  const [, family, source = '', ...others] = text.slice(0, end).split(' ');
  const length = end + 2;
  if (family === 'UNKNOWN') return { source: null, length };
  const version = family === 'TCP4' ? 4 : family === 'TCP6' ? 6 : -1;
  if (isIP(source) !== version || others.length !== 3) return 'malformed';
  return { source: version === 4 ? source : oneForm(source), length };
}

function longForm(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(2 * at).toString(16));
  return oneForm(groups.join(':'));
}

/** An IPv6 address has many spellings, and limits are counted by one. */
function oneForm(address: string): string {
  return new SocketAddress({ address, family: 'ipv6' }).address;
}
