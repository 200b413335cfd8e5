import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A stretch of cable between a participant and a server, on which the server's side can be held up. */
export interface SlowLink {
  /** Where to connect instead of the server. */
  port: number;
  /** Lets nothing more through to the participant: buffers fill up back to the server. */
  hold(): void;
  /** Lets everything through again. */
  release(): void;
  /** Ends what goes over it now, as a network does; what is begun after goes through. */
  cut(): void;
  /** The same, and nothing goes through until it is up again. */
  down(): void;
  up(): void;
  close(): void;
}

/** Opens a link to a server on this machine. */
export async function slowLink(serverPort: number): Promise<SlowLink> {
  const pairs: { near: Socket; far: Socket }[] = [];
  let isDown = false;
  const listener = createServer((near) => {
    if (isDown) {
      near.destroy();
      return;
    }
    const far = connect(serverPort, '127.0.0.1');
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.pipe(far);
    far.pipe(near);
    pairs.push({ near, far });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const cut = () => {
    for (const { near, far } of pairs.splice(0)) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    hold: () => {
      for (const { near, far } of pairs) far.unpipe(near).pause();
    },
    release: () => {
      for (const { near, far } of pairs) far.pipe(near);
    },
    cut,
    down: () => {
      isDown = true;
      cut();
    },
    up: () => {
      isDown = false;
    },
    close: () => {
      listener.close();
      cut();
    },
  };
}
