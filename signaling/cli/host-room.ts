import { existsSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { defaultPort, type AnnouncedRoom, type Invite, type RoomSummary } from '#protocol';
import {
  announceRoom,
  createSignalingServer,
  lanAddresses,
  loadOrCreateCertificate,
  type Announcement,
  type Certificate,
  type Log,
} from '#signaling';

/** What to host, and who hears of what happens. */
export interface HostRequest {
  room: string;
  owner: string;
  port: number | null;
  /** The folder that keeps the certificate. */
  profile: string;
  /** The built renderer; not served when it is not there. */
  guestApp: string;
  log: Log;
  onPeopleChanged: (count: number) => void;
  onMulticastRefused: (error: Error) => void;
}

/** A hosted room. */
export interface HostedRoom {
  name: string;
  invite: Invite;
  wantedPort: number;
  /** There is no network: only this machine reaches the room. */
  loopbackOnly: boolean;
  servesGuests: boolean;
  /** Tells everyone inside that the room ends, takes it off the network's list, and stops. */
  close(): Promise<void>;
}

/** Thrown when the profile's folder cannot keep the certificate; the cause is the file system's error. */
export class CertificateFolderError extends Error {
  override readonly name = 'CertificateFolderError';
}

/**
 * Opens one room and announces it.
 * @throws SignalingServerError when the server cannot listen; CertificateFolderError
 */
export async function hostRoom(request: HostRequest): Promise<HostedRoom> {
  const addresses = lanAddresses(networkInterfaces()).map(({ address }) => address);
  const servesGuests = existsSync(join(request.guestApp, 'index.html'));
  const wantedPort = request.port ?? defaultPort;
  const server = await createSignalingServer({
    port: wantedPort,
    certificate: await certificateIn(request.profile, addresses),
    guestApp: servesGuests ? request.guestApp : null,
    log: request.log,
  });
  const room = server.createRoom({ name: request.room, owner: request.owner });
  const { fingerprint } = server;
  const { port } = server.address();
  const loopbackOnly = addresses.every((address) => address.startsWith('127.') || address === '::1');
  const announced = (summary: RoomSummary): AnnouncedRoom => ({ ...summary, fingerprint, addresses, port });
  const announcement: Announcement | null = loopbackOnly
    ? null
    : announceRoom(announced(room), request.onMulticastRefused);
  server.onRoomsChanged(([now]) => {
    if (!now) return;
    announcement?.update(announced(now));
    request.onPeopleChanged(now.participants);
  });
  return {
    name: room.name,
    invite: { room: room.id, addresses, port, fingerprint, owner: null, secret: null },
    wantedPort,
    loopbackOnly,
    servesGuests,
    close: async () => {
      await Promise.all([server.close('host-left'), announcement?.close()]);
    },
  };
}

async function certificateIn(folder: string, addresses: string[]): Promise<Certificate> {
  try {
    return await loadOrCreateCertificate(folder, { addresses, hostName: hostname() });
  } catch (cause) {
    throw new CertificateFolderError(folder, { cause });
  }
}
