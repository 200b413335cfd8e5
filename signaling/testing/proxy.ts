import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A proxy in front of a server, which says where its connections come from as the PROXY protocol has it. */
export interface Proxy {
  port: number;
  close(): void;
}

/** Opens one on this machine. @param header what it writes before all else */
export async function startProxy(serverPort: number, header: string | Buffer): Promise<Proxy> {
  const sockets: Socket[] = [];
  const listener = createServer((near) => {
    const far = connect(serverPort, '127.0.0.1');
    far.write(header);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.pipe(far);
    far.pipe(near);
    sockets.push(near, far);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    close: () => {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Version 1 of the header, for a connection from an IPv4 address. */
export function headerOf(source: string): string {
  return `PROXY TCP4 ${source} 127.0.0.1 40000 7420\r\n`;
}
