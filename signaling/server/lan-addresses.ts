import type { NetworkInterfaceInfo } from 'node:os';
import { ipAddress, limits, parseAs } from '#protocol';

/** An address of this machine and the interface that has it. */
export interface LanAddress {
  address: string;
  interfaceName: string;
  /** The interface leads into this machine, as to its containers, or away from its network, as a VPN does. */
  isVirtual: boolean;
}

// Interfaces that lead into this machine or away from the network it is on. Unix and Windows names.
const virtual = new RegExp(
  [
    '^(?:docker|br-|veth|virbr|vmnet|vnet|vboxnet|lxc|lxd|incus|cni|cali|cilium|flannel|weave|podman|kube|ifb|dummy)',
    '^(?:tun|tap|utun|wg|ppp|ipsec|zt|feth|tailscale|ham|nordlynx|proton|mullvad|cloudflarewarp|gif|stf)',
    // macOS: AirDrop, internal links, shared networks. Windows: Wi-Fi Direct, which a starred name stands for.
    '^(?:awdl|llw|anpi|ap\\d|vmenet|bridge\\d|local area connection\\*)',
    'virtualbox|vmware|vethernet|hyper-v|wsl|loopback|hamachi|zerotier|openvpn|wireguard|wintun|anyconnect|vpn|bluetooth',
  ].join('|'),
  'i',
);

// Host-only adapters of VirtualBox and VMware are called "Ethernet 2" and the like on Windows, so they are told by
// their hardware address. That of a virtual machine's own adapter is another.
const hostOnlyMac = /^(?:0a:00:27|00:50:56:c0)/i;
const privateIpv4 = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

/**
 * This machine's addresses, those that others on the network most likely reach first: real interfaces before
 * VPNs, bridges and virtual machines, private IPv4 (RFC 1918) before other IPv4, then IPv6 unique local
 * (RFC 4193) and global. Loopback is named only when there is nothing else. IPv6 link-local addresses are left
 * out: they need a zone, which differs on every machine and has no place in a link.
 * @param interfaces what `os.networkInterfaces()` answers
 * @returns at most as many as an invite carries
 */
export function lanAddresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): LanAddress[] {
  const all = Object.entries(interfaces).flatMap(([interfaceName, infos]) =>
    (infos ?? []).map((info) => ({ interfaceName, info })),
  );
  const usable = all.filter(
    ({ info }) => parseAs(ipAddress, info.address) !== null && !/^fe[89ab]/i.test(info.address),
  );
  const outward = usable.filter(({ info }) => !info.internal);
  return (outward.length > 0 ? outward : usable)
    .map(({ interfaceName, info }) => ({
      interfaceName,
      address: info.address,
      isVirtual: isVirtual(interfaceName, info),
    }))
    .map((found) => ({ ...found, rank: kindRank(found.address) + (found.isVirtual ? 10 : 0) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limits.inviteAddresses)
    .map(({ interfaceName, address, isVirtual: virtually }) => ({
      interfaceName,
      address,
      isVirtual: virtually,
    }));
}

function isVirtual(name: string, info: NetworkInterfaceInfo): boolean {
  // An address alone in its network is a tunnel's end.
  const tunnel = info.netmask === '255.255.255.255';
  return tunnel || virtual.test(name) || hostOnlyMac.test(info.mac);
}

function kindRank(address: string): number {
  if (address.includes(':')) return /^f[cd]/i.test(address) ? 2 : 3;
  if (privateIpv4.test(address)) return 0;
  return address.startsWith('169.254.') ? 9 : 1;
}
