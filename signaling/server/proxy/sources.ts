import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { readProxyHeader } from './proxy-header.ts';

type Ends = Pick<Socket, 'remoteAddress' | 'remotePort'>;

/** How long a proxy may take to say where a connection comes from. It does so with its first packet. */
const patienceMs = 2_000;

/** Where connections come from: their own far end, unless that is a trusted proxy, which says so first. */
export class Sources {
  readonly #isTrusted: (address: string) => boolean;
  // A socket and the TLS around it have the same far end, and no other open connection has.
  readonly #byFarEnd = new Map<string, string>();

  /** @param isTrusted whether an address is that of a proxy whose word is taken; nobody else's is looked at */
  constructor(isTrusted: (address: string) => boolean) {
    this.#isTrusted = isTrusted;
  }

  /** The address that a connection comes from. */
  of(socket: Ends): string {
    return this.#byFarEnd.get(farEnd(socket)) ?? socket.remoteAddress ?? '';
  }

  /**
   * Takes the PROXY header off connections of trusted proxies, before anyone else hears of them. One that says none, or
   * not in time, is closed.
   * @param onRefused called for each of those
   */
  watch(https: HttpsServer, onRefused: () => void): void {
    const emit = https.emit.bind(https);
    https.emit = (event: string, ...args: unknown[]) => {
      const [socket] = args;
      if (event !== 'connection' || !isSocket(socket) || !this.#isTrusted(socket.remoteAddress ?? ''))
        return emit(event, ...args);
      this.#read(socket, onRefused, () => emit(event, ...args));
      return true;
    };
  }

  #read(socket: Socket, onRefused: () => void, onRead: () => void): void {
    let begin = Buffer.alloc(0);
    const refuse = (): void => {
      onRefused();
      socket.destroy();
    };
    const deadline = setTimeout(refuse, patienceMs);
    const ignore = (): void => undefined;
    const take = (): void => {
      const more: unknown = socket.read();
      if (!Buffer.isBuffer(more)) return;
      begin = Buffer.concat([begin, more]);
      const header = readProxyHeader(begin);
      if (header === 'incomplete') return;
      stop();
      if (header === 'malformed') {
        refuse();
        return;
      }
      const rest = begin.subarray(header.length);
      if (rest.length > 0) socket.unshift(rest);
      if (header.source !== null) this.#keep(socket, header.source);
      onRead();
    };
    const stop = (): void => {
      clearTimeout(deadline);
      socket.off('readable', take).off('close', stop).off('error', ignore);
    };
    socket.on('readable', take).on('close', stop).on('error', ignore);
  }

  #keep(socket: Socket, source: string): void {
    const key = farEnd(socket);
    this.#byFarEnd.set(key, source);
    socket.once('close', () => this.#byFarEnd.delete(key));
  }
}

function farEnd({ remoteAddress = '', remotePort = 0 }: Ends): string {
  return `${remoteAddress} ${String(remotePort)}`;
}

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'remoteAddress' in value;
}
