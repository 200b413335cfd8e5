import { expect, it } from 'vitest';
import type { MulticastOutcome } from './multicast-check.ts';
import { examineNetwork, type Senses } from './network-doctor.ts';

const wifi = { address: '192.168.0.7', isVirtual: false };
const vpn = { address: '10.8.0.2', isVirtual: true };
const see = (
  addresses: (typeof wifi)[],
  outcome: MulticastOutcome = 'heard',
  firewall = false,
  hosted: { port: number; isOpen: boolean } | null = null,
) => {
  const senses: Senses = {
    addresses: () => Promise.resolve(addresses),
    checkMulticast: (address) => Promise.resolve(address === wifi.address ? outcome : 'unknown'),
    hasFirewall: () => Promise.resolve(firewall),
    reaches: (address, port) =>
      Promise.resolve(address === wifi.address && port === hosted?.port && hosted.isOpen),
  };
  return examineNetwork(hosted?.port ?? null, senses);
};

it('finds nothing wrong with a network that carries multicast, whatever else there is', async () => {
  expect(await see([wifi])).toBeNull();
  expect(await see([vpn, wifi], 'heard', true)).toBeNull();
  expect(await see([wifi], 'unknown')).toBeNull();
  expect(await see([{ address: 'fd00::2', isVirtual: false }], 'not-heard')).toBeNull();
});

it('tells the troubles apart', async () => {
  expect(await see([])).toBe('no-network');
  expect(await see([vpn])).toBe('virtual-only');
  expect(await see([wifi], 'not-heard')).toBe('multicast-blocked');
  expect(await see([vpn, wifi], 'not-heard', true)).toBe('firewall');
  expect(await see([wifi], 'not-allowed')).toBe('local-network-denied');
  expect(await see([vpn, wifi], 'heard', false, { port: 7420, isOpen: false })).toBe('port-unreachable');
  expect(await see([vpn, wifi], 'not-heard', true, { port: 7420, isOpen: true })).toBe('firewall');
  expect(await see([vpn], 'heard', false, { port: 7420, isOpen: false })).toBe('virtual-only');
});
