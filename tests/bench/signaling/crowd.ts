// Many participants of one server, in this process.
import { io, type Socket } from 'socket.io-client';
import { notices, parseAs } from '#protocol';
import { freshSession, helloBy, testIdentity } from '../../../signaling/testing/test-identity.ts';

/** Somebody who can be sent a signal. */
export interface Attendee {
  readonly socket: Socket;
  readonly id: string;
  readonly session: string;
}

/** Asks a connected socket in. @returns who it is then */
export type Enter = (socket: Socket, at: number) => Promise<Omit<Attendee, 'socket'>>;

const atOnce = 20;

// The server's limits are for each address: the crowd sits behind twenty of them.
const addresses = Array.from({ length: 20 }, (_, at) => `127.0.0.${String(at + 2)}`);

/** Opens connections, a few at a time. @returns them, and the seconds it took until all were in */
export async function gather(
  port: number,
  count: number,
  enter: Enter,
): Promise<{ crowd: Attendee[]; seconds: number }> {
  const crowd: Attendee[] = [];
  const begin = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) {
      const options = {
        transports: ['websocket'],
        ...{ forceNew: true, reconnection: false, rejectUnauthorized: false, timeout: 30_000 },
        localAddress: addresses[at % addresses.length],
      };
      const socket = io(`https://127.0.0.1:${String(port)}`, options);
      const { id, session } = await enter(socket, at);
      crowd[at] = { socket, id, session };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { crowd, seconds: (performance.now() - begin) / 1_000 };
}

/** Enters the bare relay: being connected is all. */
export const enterBare: Enter = async (socket) => {
  await event(socket, 'connect');
  return { id: socket.id ?? '', session: '' };
};

/** Enters one of Madang's rooms: proves an identity, then joins. @param rooms of 50 each, filled in turn */
export function enterMadang(rooms: readonly string[]): Enter {
  return async (socket, at) => {
    const [given] = await event(socket, 'challenge');
    const challenge = parseAs(notices.challenge, given)?.challenge ?? '';
    const identity = testIdentity();
    const hello = helloBy(identity, { challenge, fingerprint: null, name: `Person ${String(at)}` });
    expectOk(await socket.emitWithAck('hello', hello));
    const session = freshSession();
    const media = { microphone: false, camera: false, screen: false, 'screen-2': false };
    expectOk(await socket.emitWithAck('join', { room: rooms[Math.floor(at / 50)], session, media }));
    return { id: identity.id, session };
  };
}

/** Throws unless an answer grants what was asked. */
export function expectOk(answer: unknown): void {
  const isOk = typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
  if (!isOk) throw new Error(`refused: ${JSON.stringify(answer)}`);
}

function event(socket: Socket, name: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    socket.once(name, (...args: unknown[]) => {
      resolve(args);
    });
    socket.once('connect_error', reject);
    socket.once('disconnect', (reason) => {
      reject(new Error(`disconnected: ${reason}`));
    });
  });
}
