import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

// RFC 6762, section 3.
const group = '224.0.0.251';

/** The port of multicast DNS. */
export const multicastPort = 5353;

// A DNS message with nothing in it (RFC 1035, section 4.1.1): twelve bytes of header.
const emptyMessage = new Uint8Array(12);

/**
 * Tries what multicast DNS needs: its port, membership of its group, and sending to it.
 * @param address the interface's address, or undefined for the system's choice
 * @returns the system's error, or null when all of it works
 */
export async function multicastFailure(address: string | undefined): Promise<Error | null> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  try {
    socket.bind(multicastPort);
    await once(socket, 'listening');
    socket.addMembership(group, address);
    if (address !== undefined) socket.setMulticastInterface(address);
    await sendTo(socket);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    socket.close();
  }
}

function sendTo(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(emptyMessage, multicastPort, group, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
