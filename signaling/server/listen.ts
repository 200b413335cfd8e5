import type { Server } from 'node:net';
import { SignalingServerError } from './errors.ts';

/** How many ports in a row are tried before the system may choose. */
const attempts = 20;

// Taken, or reserved for the system's own use: in both cases another port may do.
const unavailable = ['EADDRINUSE', 'EACCES'];

/**
 * Listens on the wanted port, else on the next free one, else on any.
 * @param host the address to listen on; undefined means every interface
 * @param wanted a port number; 0 lets the system choose at once
 * @returns the port it got
 * @throws SignalingServerError `no-free-port` or `cannot-listen`
 */
export async function listen(server: Server, host: string | undefined, wanted: number): Promise<number> {
  const next = Array.from({ length: attempts }, (_, step) => wanted + step).filter((port) => port <= 65_535);
  for (const port of wanted === 0 ? [0] : [...next, 0]) {
    const failure = await tryPort(server, host, port);
    if (failure === null) return boundPort(server);
    if (!unavailable.includes(failure.code ?? '')) throw new SignalingServerError('cannot-listen', failure);
  }
  throw new SignalingServerError('no-free-port');
}

function tryPort(
  server: Server,
  host: string | undefined,
  port: number,
): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const settle = (failure: NodeJS.ErrnoException | null) => (): void => {
      server.off('listening', listening);
      server.off('error', failed);
      resolve(failure);
    };
    const listening = settle(null);
    const failed = (error: NodeJS.ErrnoException): void => {
      settle(error)();
    };
    server.once('listening', listening);
    server.once('error', failed);
    server.listen(host === undefined ? { port } : { port, host });
  });
}

function boundPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new SignalingServerError('cannot-listen');
  return address.port;
}
