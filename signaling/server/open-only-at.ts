import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/** As an IPv4 connection is written on a socket that takes both kinds (RFC 4291, section 2.5.5.2). */
const mapped = /^::ffff:/i;

/**
 * Turns away connections that come in at an address which is not meant, before their handshake. Asked anew for each, since
 * a machine's addresses change while a server runs.
 */
export function openOnlyAt(https: Server, isMeant: (localAddress: string) => boolean): void {
  https.on('connection', (connection: Socket) => {
    const { localAddress = '' } = connection;
    if (!isMeant(localAddress.replace(mapped, ''))) connection.destroy();
  });
}
