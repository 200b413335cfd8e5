import { createHmac } from 'node:crypto';
import type { IceServer } from '#protocol';

/** A STUN or TURN server as whoever runs the signaling server sets it up. */
export type IceConfig =
  /** Nothing to prove, or the same for everyone and for ever. */
  | IceServer
  /** A secret shared with the TURN server, and how long what is made from it is good, in seconds. */
  | { urls: string[]; secret: string; lifetime: number };

/** Fresh credentials go out so often in the lifetime of one: a notice or two may be lost. */
const renewalsPerLifetime = 3;

/** Gives each participant STUN and TURN servers, with credentials that are theirs and end. */
export class IceIssuer {
  readonly #config: readonly IceConfig[];

  /** @param config none: everyone gets an empty list */
  constructor(config: readonly IceConfig[]) {
    this.#config = config;
  }

  /**
   * The servers of a participant. From a shared secret, credentials are made as coturn's `use-auth-secret` takes them
   * (draft-uberti-behave-turn-rest-00, 2.2): the user name is when they end in Unix seconds, a colon and the
   * participant's id; the password is the HMAC-SHA1 of that by the secret, in base64.
   */
  serversFor(participant: string): IceServer[] {
    return this.#config.map((server) => {
      if (!('secret' in server)) return server;
      const ends = Math.floor(Date.now() / 1_000) + server.lifetime;
      const username = `${String(ends)}:${participant}`;
      const credential = createHmac('sha1', server.secret).update(username, 'utf8').digest('base64');
      return { urls: server.urls, username, credential };
    });
  }

  /**
   * Lets credentials be sent anew well before they end.
   * @param tell sends the notice, which differs for each, to everyone in a room
   * @returns a function that stops it
   */
  renew(
    tell: (event: 'ice-servers', noticeFor: (participant: string) => { iceServers: IceServer[] }) => void,
  ): () => void {
    const lifetimes = this.#config.flatMap((server) => ('secret' in server ? [server.lifetime] : []));
    if (lifetimes.length === 0) return () => undefined;
    const everyMs = (Math.min(...lifetimes) * 1_000) / renewalsPerLifetime;
    const timer = setInterval(() => {
      tell('ice-servers', (participant) => ({ iceServers: this.serversFor(participant) }));
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }
}
