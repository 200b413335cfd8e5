import { defaultPort } from '#protocol';
import { m } from '../../i18n/paraglide/messages.js';
import type { NetworkTrouble } from '../../state/app.svelte.ts';

const shutPort: Record<string, () => string> = {
  win32: m.network_port_windows,
  darwin: m.network_port_mac,
};

const firewall: Record<string, () => string> = {
  win32: m.network_firewall_windows,
  darwin: m.network_firewall_mac,
};

/**
 * What is wrong with the network and what to do about it on this system.
 * @param platform as Node names it
 * @param port of the room that is hosted here
 */
export function networkWords(trouble: NetworkTrouble, platform: string, port: number = defaultPort): string {
  switch (trouble) {
    case 'no-network':
      return m.home_network_none();
    case 'virtual-only':
      return m.network_virtual_only();
    case 'port-unreachable':
      return shutPort[platform]?.() ?? m.network_port_linux({ port });
    case 'multicast-blocked':
      return m.network_multicast_blocked();
    case 'firewall':
      return (firewall[platform] ?? m.network_firewall_linux)();
    case 'local-network-denied':
      return m.network_denied();
  }
}
