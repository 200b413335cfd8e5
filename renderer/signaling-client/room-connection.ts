import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import type { Answers, Notices, Requests } from '#protocol';
import { Backoff } from './backoff.ts';
import { enterRoom, type Door, type EnterFailure, type Entered, type Entrant } from './enter-room.ts';
import type { RequestFailure, RoomClient } from './room-client.ts';

/** How the room was entered again. */
export type Return =
  /** The seat was kept: all goes on. */
  | 'seat'
  /** The server has opened the room again, and knows of no seats. */
  | 'opened-again'
  /** The seat is gone: this is another stay, and for the others somebody who has just come. */
  | 'anew';

/** Why nobody comes back. */
export type LostReason = EnterFailure['reason'];

/** What whoever is in the room is told of the connection to its server. */
export interface ConnectionListener {
  /** The connection is lost, and is being made again. */
  onAway: () => void;
  /** It is there again. What the server says next is heard by all who listen. */
  onBack: (entered: Omit<Entered, 'client'>, how: Return) => void;
  /** The server does not let this participant in any more. */
  onEnded: (reason: LostReason) => void;
}

export interface RoomConnectionOptions {
  /** Finds the server: `https://host:port`, or null when nothing answers where it may be. */
  reach: () => Promise<string | null>;
  door: Omit<Door, 'origin'>;
  entrant: Entrant;
  socket?: Partial<ManagerOptions & SocketOptions>;
}

/** What no further try would change. */
const final: ReadonlySet<LostReason> = new Set([
  ...(['not-found', 'banned', 'removed', 'locked', 'full', 'wrong-proof', 'denied', 'replaced'] as const),
  ...(['unsupported-protocol', 'wrong-server', 'bad-proof', 'bad-request', 'waiting'] as const),
]);

/**
 * The connection to a room's server for as long as one is in the room: when it is lost, it is made again, with proof
 * of who this is and the seat of before. Listeners stay; requests fail while it is away.
 */
export class RoomConnection {
  readonly #options: RoomConnectionOptions;
  readonly #attachments: ((client: RoomClient) => void)[] = [];
  readonly #backoff = new Backoff();
  readonly #over = new AbortController();
  #listener: ConnectionListener | null = null;
  #client: RoomClient | null = null;
  #stay: { session: string; epoch: string };
  #heard = 0;

  /** @param entered the room as it was entered; its connection is this one's from now on */
  constructor({ client, session, epoch }: Entered, options: RoomConnectionOptions) {
    this.#options = options;
    this.#stay = { session, epoch };
    for (const name of ['signal', 'mute-asked', 'share-stopped'] as const) {
      this.on(name, ({ number }) => {
        this.#heard = Math.max(this.#heard, number ?? 0);
      });
    }
    this.#use(client);
  }

  /** Tells one listener of the connection itself. All who listen to the room have to listen by now. */
  follow(listener: ConnectionListener): void {
    this.#listener = listener;
    // Once whoever enters has taken in who is there: what was said early may be of them.
    queueMicrotask(() => this.#client?.release());
    if (!this.#client && !this.#isOver()) listener.onAway();
  }

  /** Listens to what the server says, over this connection and those that come after it. */
  on<N extends keyof Notices>(name: N, listener: (notice: Notices[N]) => void): void {
    const attach = (client: RoomClient) => client.on(name, listener);
    this.#attachments.push(attach);
    if (this.#client) attach(this.#client);
  }

  /** Sends a request. Never throws; while the connection is away, there is no answer. */
  async request<E extends keyof Requests>(
    event: E,
    request: Requests[E],
  ): Promise<Answers[E] | RequestFailure> {
    const client = this.#client;
    if (!client) return { ok: false, reason: 'no-answer' };
    const answer = await client.request(event, request);
    // What does not answer, or only to say not now, is of no use, whatever it says of itself.
    if (!answer.ok && (answer.reason === 'no-answer' || answer.reason === 'too-many-requests'))
      this.#lose(client);
    return answer;
  }

  /** Something has changed that makes another try worth it. */
  hurry(): void {
    this.#backoff.hurry();
  }

  /** Leaves the room and ends the connection; while it is away, there is only that to do. */
  async leave(): Promise<void> {
    const client = this.#client;
    this.#end();
    await client?.request('leave', {});
    client?.close();
  }

  /** Ends the connection for good. */
  close(): void {
    this.#client?.close();
    this.#end();
  }

  #isOver(): boolean {
    return this.#over.signal.aborted;
  }

  #end(): void {
    this.#over.abort();
    this.#backoff.hurry();
  }

  #use(client: RoomClient): void {
    this.#client = client;
    for (const attach of this.#attachments) attach(client);
    client.onLost(() => this.#lose(client));
  }

  #lose(client: RoomClient): void {
    if (this.#client !== client || this.#isOver()) return;
    client.drop();
    this.#client = null;
    this.#listener?.onAway();
    this.#comeBack().catch((error: unknown) => {
      console.error('coming back failed', error);
      this.#giveUp('internal');
    });
  }

  async #comeBack(): Promise<void> {
    for (;;) {
      await this.#backoff.wait();
      if (this.#isOver()) return;
      const entered = await this.#tryOnce().catch((error: unknown) => {
        // The next try may have more luck; those who are connected lose nothing meanwhile.
        console.warn('a try to come back failed', error);
        return null;
      });
      if (this.#isOver()) {
        if (entered?.ok) entered.client.close();
        return;
      }
      if (entered?.ok) {
        this.#return(entered);
        return;
      }
      if (entered && final.has(entered.reason)) {
        this.#giveUp(entered.reason);
        return;
      }
    }
  }

  async #tryOnce(): Promise<Entered | EnterFailure | null> {
    const { reach, door, entrant, socket } = this.#options;
    const origin = await reach();
    if (origin === null || this.#isOver()) return null;
    const waiting = { onWaiting: () => undefined, cancel: this.#over.signal };
    return enterRoom({ origin, ...door }, entrant, socket, waiting, { ...this.#stay, heard: this.#heard });
  }

  // In the turn in which the answer came, so that nothing that follows it is missed.
  #return({ client, ...entered }: Entered): void {
    const { session, epoch } = entered;
    const how =
      session !== this.#stay.session ? 'anew' : epoch === this.#stay.epoch ? 'seat' : 'opened-again';
    this.#stay = { session, epoch };
    if (how !== 'seat') this.#heard = 0;
    this.#backoff.hurry();
    this.#use(client);
    this.#listener?.onBack(entered, how);
    client.release();
  }

  #giveUp(reason: LostReason): void {
    this.#end();
    this.#listener?.onEnded(reason);
  }
}
