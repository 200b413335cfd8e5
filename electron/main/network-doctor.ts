import { networkInterfaces } from 'node:os';
import type { NetworkTrouble } from '#ipc';
import { hasFirewall } from './firewall.ts';
import { isLoopback } from './loopback.ts';
import { checkMulticast, type MulticastOutcome } from './multicast-check.ts';
import { reaches } from './port-check.ts';

/** What the doctor looks with. */
export interface Senses {
  /** This machine's addresses; those that only lead into this machine or away from its network are virtual. */
  addresses: () => Promise<{ address: string; isVirtual: boolean }[]>;
  checkMulticast: (address: string) => Promise<MulticastOutcome>;
  hasFirewall: () => Promise<boolean>;
  /** Whether a connection to a port of an address comes about. */
  reaches: (address: string, port: number) => Promise<boolean>;
}

const realSenses: Senses = {
  addresses: async () => {
    const { lanAddresses } = await import('#signaling');
    return lanAddresses(networkInterfaces()).filter(({ address }) => !isLoopback(address));
  },
  checkMulticast,
  hasFirewall,
  reaches,
};

/**
 * Finds out why rooms may not be found here, or find nobody.
 * @param hostedPort of the room that is hosted here, or null
 * @returns null where nothing is wrong that can be seen from this machine
 */
export async function examineNetwork(
  hostedPort: number | null,
  senses: Senses = realSenses,
): Promise<NetworkTrouble | null> {
  const addresses = await senses.addresses();
  const real = addresses.filter(({ isVirtual }) => !isVirtual);
  if (addresses.length === 0) return 'no-network';
  if (real.length === 0) return 'virtual-only';
  const [likeliest] = real;
  const isShut = hostedPort !== null && likeliest && !(await senses.reaches(likeliest.address, hostedPort));
  if (isShut) return 'port-unreachable';
  const first = real.find(({ address }) => !address.includes(':'));
  // Rooms are announced over IPv4; without it, nothing is known of multicast.
  if (first === undefined) return null;
  const outcome = await senses.checkMulticast(first.address);
  if (outcome === 'not-allowed') return 'local-network-denied';
  if (outcome !== 'not-heard') return null;
  return (await senses.hasFirewall()) ? 'firewall' : 'multicast-blocked';
}
