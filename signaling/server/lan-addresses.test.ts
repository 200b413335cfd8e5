import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { lanAddresses } from './lan-addresses.ts';

function info(
  address: string,
  more: Partial<{ internal: boolean; mac: string; netmask: string }> = {},
): NetworkInterfaceInfo {
  const { internal = false, mac = '3c:22:fb:00:00:01', netmask = '255.255.255.0' } = more;
  return address.includes(':')
    ? { address, family: 'IPv6', netmask: 'ffff:ffff:ffff:ffff::', mac, internal, cidr: null, scopeid: 0 }
    : { address, family: 'IPv4', netmask, mac, internal, cidr: null };
}

const lo = [info('127.0.0.1', { internal: true }), info('::1', { internal: true })];

const cases: [string, NodeJS.Dict<NetworkInterfaceInfo[]>, string[]][] = [
  [
    'a Linux desktop with Docker, libvirt and WireGuard',
    {
      lo,
      docker0: [info('172.17.0.1')],
      'br-5f1a2b3c4d5e': [info('172.18.0.1')],
      virbr0: [info('192.168.122.1')],
      wg0: [info('10.8.0.2', { netmask: '255.255.255.255' })],
      enp3s0: [info('192.168.0.7'), info('fe80::1'), info('fd12::7'), info('2001:db8::7')],
    },
    ['192.168.0.7', 'fd12::7', '2001:db8::7', '172.17.0.1', '172.18.0.1', '192.168.122.1', '10.8.0.2'],
  ],
  [
    'a Mac with internet sharing, AirDrop and a VPN',
    {
      lo0: lo,
      utun3: [info('10.11.0.5', { netmask: '255.255.255.255' }), info('fe80::2')],
      awdl0: [info('fe80::3')],
      bridge100: [info('192.168.64.1')],
      en0: [info('10.0.1.23')],
    },
    ['10.0.1.23', '10.11.0.5', '192.168.64.1'],
  ],
  [
    'Windows with VirtualBox, WSL, VMware and an unplugged card',
    {
      'Ethernet 2': [info('192.168.56.1', { mac: '0a:00:27:00:00:0c' })],
      'vEthernet (WSL)': [info('172.29.16.1')],
      'VMware Network Adapter VMnet8': [info('192.168.75.1')],
      Ethernet: [info('169.254.10.20')],
      'Wi-Fi': [info('192.168.1.50')],
      'Loopback Pseudo-Interface 1': lo,
    },
    ['192.168.1.50', '169.254.10.20', '192.168.56.1', '172.29.16.1', '192.168.75.1'],
  ],
  [
    'a Linux server with Podman, Incus, Kubernetes and ZeroTier',
    {
      lo,
      podman0: [info('10.88.0.1')],
      incusbr0: [info('10.43.7.1')],
      cni0: [info('10.42.0.1')],
      cilium_host: [info('10.0.1.77', { netmask: '255.255.255.255' })],
      ztabcdef12: [info('10.147.17.5')],
      eno1: [info('10.20.0.11')],
    },
    ['10.20.0.11', '10.88.0.1', '10.43.7.1', '10.42.0.1', '10.0.1.77', '10.147.17.5'],
  ],
  [
    'a Mac with virtual machines and ZeroTier, on Wi-Fi and by cable',
    {
      lo0: lo,
      en0: [info('192.168.0.12')],
      ap1: [info('192.168.2.1')],
      vmenet0: [info('192.168.65.1')],
      feth2345: [info('10.147.17.6')],
      en7: [info('192.168.0.13')],
    },
    ['192.168.0.12', '192.168.0.13', '192.168.2.1', '192.168.65.1', '10.147.17.6'],
  ],
  [
    'Windows with Wi-Fi Direct, a renamed VMware adapter, Hyper-V and a company VPN',
    {
      'Local Area Connection* 2': [info('192.168.137.1')],
      'Ethernet 3': [info('192.168.111.1', { mac: '00:50:56:c0:00:08' })],
      'vEthernet (Default Switch)': [info('172.20.16.1')],
      'Cisco AnyConnect': [info('10.200.3.4')],
      Ethernet: [info('192.168.10.21')],
    },
    ['192.168.10.21', '192.168.137.1', '192.168.111.1', '172.20.16.1', '10.200.3.4'],
  ],
  [
    'a virtual machine in VMware, whose adapter is its way out',
    { lo, ens33: [info('192.168.75.128', { mac: '00:50:56:2a:11:0f' })], docker0: [info('172.17.0.1')] },
    ['192.168.75.128', '172.17.0.1'],
  ],
  [
    'two networks, in the order of the system',
    { eth0: [info('10.1.0.4')], wlan0: [info('192.168.0.8')] },
    ['10.1.0.4', '192.168.0.8'],
  ],
  [
    'a server with a public address',
    { eth0: [info('203.0.113.9'), info('10.0.0.4')] },
    ['10.0.0.4', '203.0.113.9'],
  ],
  [
    'a carrier network and a Tailscale address',
    { wlan0: [info('100.64.1.2')], tailscale0: [info('100.101.102.103')] },
    ['100.64.1.2', '100.101.102.103'],
  ],
  ['a network namespace, whose only interface is a veth', { lo, veth1: [info('10.77.0.2')] }, ['10.77.0.2']],
  [
    'IPv6 only',
    { lo, eth0: [info('fe80::9'), info('2001:db8::9'), info('fd00::9')] },
    ['fd00::9', '2001:db8::9'],
  ],
  ['no network', { lo }, ['127.0.0.1', '::1']],
  ['nothing but link-local IPv6 besides loopback', { lo, eth0: [info('fe80::9')] }, ['127.0.0.1', '::1']],
  ['nothing at all', { eth0: undefined }, []],
];

describe('the addresses of', () => {
  test.each(cases)('%s', (_, interfaces, expected) => {
    expect(lanAddresses(interfaces).map(({ address }) => address)).toEqual(expected);
  });
});

test('addresses come with their interface, and no more than an invite carries', () => {
  const many = Array.from({ length: 40 }, (_, at) => info(`10.0.0.${String(at + 1)}`));
  const found = lanAddresses({ eth0: many });
  expect(found).toHaveLength(16);
  expect(found[0]).toEqual({ address: '10.0.0.1', interfaceName: 'eth0', isVirtual: false });
});

test('tells which interfaces lead into this machine, or away from its network', () => {
  const found = lanAddresses({
    eth0: [info('192.168.0.7')],
    docker0: [info('172.17.0.1')],
    ppp7: [info('10.8.0.2')],
    odd: [info('10.9.0.2', { netmask: '255.255.255.255' })],
  });
  const virtual = found.filter(({ isVirtual }) => isVirtual).map(({ interfaceName }) => interfaceName);
  expect(virtual.toSorted()).toEqual(['docker0', 'odd', 'ppp7']);
});
