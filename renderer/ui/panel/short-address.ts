/**
 * An address as it may be shown to strangers: which network it is of, and not which machine.
 * The first half of an IPv4 address, the first group of an IPv6 one, of a name nothing.
 */
export function shortAddress(address: string): string {
  if (/^[\d.]+$/.test(address)) return `${address.split('.').slice(0, 2).join('.')}.x.x`;
  if (address.includes(':')) return `${address.split(':')[0] ?? ''}:…`;
  return address === '' ? '' : '…';
}
