import { BlockList, isIP } from 'node:net';

/**
 * The addresses whose word on where a connection comes from is taken.
 * @param named IP addresses and networks, as `10.0.0.2` or `10.0.0.0/24`
 * @returns whether an address is one of them, or null when something that was named is no address
 */
export function trustedAddresses(named: readonly string[]): ((address: string) => boolean) | null {
  const list = new BlockList();
  for (const one of named) {
    const [address = '', prefix, ...more] = one.split('/');
    const version = isIP(address);
    const bits = version === 4 ? 32 : 128;
    const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
    if (version === 0 || !isPrefix || more.length > 0) return null;
    list.addSubnet(address, prefix === undefined ? bits : Number(prefix), version === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    // An IPv4 address at a socket that takes both.
    const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6');
  };
}
