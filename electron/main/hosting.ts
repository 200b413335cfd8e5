import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { defaultPort, type AnnouncedRoom, type Invite, type RoomSummary } from '#protocol';
import type { CallArgument } from '#ipc';
import type { Announcement, SignalingServer } from '#signaling';
import { watchInterfaces } from './interfaces.ts';
import { log } from './logging.ts';
import { isLoopback } from './loopback.ts';
import type { Pins } from './pins.ts';

/** Where a room is hosted, and with what. */
export interface HostingOptions {
  /** The profile, where the certificate is kept. */
  directory: string;
  /** The folder of the built renderer, served to guests. */
  guestApp: string;
  /** The port to try first, or null for the usual one; asked when a room is opened. */
  port: () => number | null;
  /** The network interface to host on, or null for all; asked when a room is opened. */
  interfaceName: () => string | null;
  pins: Pins;
}

/** The network interface that was chosen to host on is not there. */
export class InterfaceMissing extends Error {
  readonly reason = 'interface-missing';
}

/** A hosted room. */
export interface OpenRoom {
  invite: Invite;
  /** Tells those inside, says goodbye to the network and closes the server. */
  close: () => Promise<void>;
}

/**
 * Starts a server with one room and announces it.
 * Without a network it is a room for this machine only.
 * @throws InterfaceMissing, SignalingServerError when no port is free, or what reading and writing the certificate throws
 */
export async function openRoom(
  { id, room, owner, ownerId, access }: CallArgument<'host:start'>,
  { directory, guestApp, port, interfaceName, pins }: HostingOptions,
): Promise<OpenRoom> {
  // Loaded only when someone hosts, so that it does not hold up the start of those who join.
  const signaling = await import('#signaling');
  const chosen = interfaceName();
  const addressesNow = () =>
    signaling
      .lanAddresses(networkInterfaces())
      .filter((found) => chosen === null || found.interfaceName === chosen)
      .map(({ address }) => address);
  const addresses = addressesNow();
  // Not on the others instead: they were not chosen, and perhaps for a reason.
  if (chosen !== null && addresses.length === 0) throw new InterfaceMissing();
  const names = { addresses, hostName: hostname() };
  const certificate = await signaling.loadOrCreateCertificate(join(directory, 'certificate'), names);
  const server = await signaling.createSignalingServer({
    port: port() ?? defaultPort,
    certificate,
    guestApp,
    ...(chosen === null
      ? {}
      : { isOpenAt: (address) => isLoopback(address) || addressesNow().includes(address) }),
    log: (line) => {
      log.info(line);
    },
  });
  try {
    const summary = server.createRoom({ id, name: room, owner, ownerId, access });
    const { fingerprint } = server;
    for (const host of ['127.0.0.1', '::1', 'localhost', ...addresses]) pins.allow(host, fingerprint);
    // While the chosen interface is away, it is as it was before.
    const announcedAt = () => [addressesNow(), addresses].find((found) => found.length > 0) ?? [];
    const hush = announce(server, summary, announcedAt, signaling.announceRoom);
    return {
      invite: {
        ...{ room: summary.id, addresses, port: server.address().port, fingerprint },
        // The secret of the link, where there is one, is the page's.
        ...{ owner: ownerId, secret: null },
      },
      close: async () => {
        await Promise.all([hush(), server.close('host-left')]);
      },
    };
  } catch (error) {
    await server.close('host-left');
    throw error;
  }
}

/**
 * Keeps the room announced: how many are inside, and where it is when this machine's addresses change.
 * @returns a function that says goodbye
 */
function announce(
  server: SignalingServer,
  first: RoomSummary,
  addressesNow: () => string[],
  publish: (room: AnnouncedRoom, onRefused: (error: Error) => void) => Announcement,
): () => Promise<void> {
  let summary = first;
  let refused = false;
  const announced = (): AnnouncedRoom => ({
    ...summary,
    fingerprint: server.fingerprint,
    addresses: addressesNow(),
    port: server.address().port,
  });
  const begin = (room: AnnouncedRoom) => {
    refused = false;
    return publish(room, (error) => {
      refused = true;
      log.warn('announcing: the network does not take multicast', error.message);
    });
  };
  let announcement = begin(announced());
  const update = () => {
    if (refused) announcement = begin(announced());
    else announcement.update(announced());
  };
  const stopCounting = server.onRoomsChanged((rooms) => {
    const changed = rooms.find(({ id }) => id === summary.id);
    if (changed === undefined) return;
    summary = changed;
    if (!refused) update();
  });
  const stopWatching = watchInterfaces(update);
  return async () => {
    stopCounting();
    stopWatching();
    await announcement.close();
  };
}
