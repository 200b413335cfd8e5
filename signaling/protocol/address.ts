import * as v from 'valibot';
import { defaultPort } from './limits.ts';

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
// RFC 1123, section 2.1: letters, digits and inner hyphens; and not a string of digits and dots, which
// only a mistyped IPv4 address is.
const hostName =
  /^(?=.{1,253}$)(?![\d.]+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

// RFC 4291, section 2.2: eight groups, or fewer around a single "::".
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2 || !groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** An IP address, without brackets or a zone. */
export const ipAddress = v.pipe(
  v.string(),
  v.check((text) => ipv4.test(text) || isIpv6(text)),
);

/** A TCP port that can be connected to. */
export const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));

/** Where a signaling server listens. */
export interface Address {
  host: string;
  port: number;
}

/**
 * Reads an address as a person types it: `192.168.0.7`, `192.168.0.7:7420`, `[fe80::1]:7420`, `studio.local`.
 * @returns the address, or null when the text is none
 */
export function parseAddress(text: string): Address | null {
  const parts = /^(?:\[([^\]]+)\]|([^:[\]]+)|([\da-f:.]*:[\da-f:.]*:[\da-f:.]*))(?::(\d{1,5}))?$/i.exec(
    text.trim(),
  );
  const host = parts?.[1] ?? parts?.[2] ?? parts?.[3];
  if (host === undefined) return null;
  const number = parts?.[4] === undefined ? defaultPort : Number(parts[4]);
  const known = v.is(ipAddress, host) || (parts?.[2] !== undefined && hostName.test(host));
  return known && v.is(port, number) ? { host, port: number } : null;
}

/** An address as the authority of a URL (RFC 3986, section 3.2), IPv6 in brackets. */
export function formatAddress({ host, port }: Address): string {
  return `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}
