import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io';
import type { RedisClientType } from '@redis/client';
import type { RoomSummary } from '#protocol';
import { SignalingServerError } from '../server/errors.ts';
import type { NewRoom } from '../server/room-keeper.ts';
import type { Node, RoomStore } from '../server/room-store.ts';
import type { Session } from '../server/sessions.ts';
import { Board } from './board.ts';
import { Guests } from './guests.ts';
import { Homes } from './homes.ts';
import { leaseMs, Leases } from './leases.ts';
import { Mailbox } from './mailbox.ts';
import type { Message } from './messages.ts';
import { Outbox } from './outbox.ts';
import { onStartedAnew, redisClient } from './redis-client.ts';
import { Travellers } from './travellers.ts';

const tickMs = leaseMs / 3;

/** What the store of several nodes is made with. */
export interface RedisRoomStoreOptions {
  /** As `redis://user:password@host:6379`. */
  url: string;
  /** What all keys begin with: clusters of different prefixes know nothing of each other. */
  prefix?: string;
  log?: (line: string) => void;
}

/** What there is once the server has begun. */
interface Served {
  readonly node: Node;
  readonly homes: Homes;
  readonly guests: Guests;
}

/** The rooms of several nodes, which find each other by a Redis server. */
export class RedisRoomStore implements RoomStore {
  readonly #redis: RedisClientType;
  readonly #self = randomBytes(9).toString('base64url');
  readonly #prefix: string;
  readonly #log: (line: string) => void;
  readonly #leases: Leases;
  readonly #mailbox: Mailbox;
  readonly #outbox: Outbox;
  readonly #board: Board;
  readonly #travellers: Travellers;
  #served: Served | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isUp = false;

  constructor({ url, prefix = 'madang:', log = () => undefined }: RedisRoomStoreOptions) {
    this.#prefix = prefix;
    this.#log = log;
    this.#redis = redisClient(url, () => this.#isUp);
    this.#leases = new Leases(this.#redis, prefix, this.#self, () => performance.now());
    this.#mailbox = new Mailbox(this.#redis, prefix, this.#self);
    this.#outbox = new Outbox(this.#mailbox, {
      onRequest: (request) => this.#travellers.handleUnsent(request),
      onTold: (socket) => this.#served?.guests.handleUnsent(socket),
      onFailed: this.#failed,
    });
    this.#board = new Board(this.#redis, prefix, this.#leases);
    this.#travellers = new Travellers({
      self: this.#self,
      locate: (room) => this.#served?.homes.locate(room) ?? Promise.resolve(null),
      send: (to, message) => this.#outbox.send(to, message),
      onRefused: (reason) => this.#served?.node.shared.refused(reason),
      onFailed: this.#failed,
    });
  }

  async start(node: Node): Promise<void> {
    const served = {
      node,
      homes: new Homes({
        ...{ self: this.#self, node, leases: this.#leases, board: this.#board, log: this.#log },
      }),
      guests: new Guests(node, (to, message) => this.#outbox.send(to, message)),
    };
    this.#served = served;
    this.#redis.on('error', this.#failed);
    onStartedAnew(this.#redis, () => this.#handleForgotten(served), this.#failed);
    try {
      await this.#redis.connect();
    } catch (cause) {
      throw new SignalingServerError('no-cluster', cause);
    }
    this.#isUp = true;
    await this.#live();
    await this.#mailbox.open((from, message) => this.#handleMessage(served, from, message), this.#failed);
    node.shared.rooms.onChanged(() => this.handleChanged());
    this.#timer = setInterval(() => {
      this.#tick(served).catch(this.#failed);
    }, tickMs);
  }

  async define(room: NewRoom & { id: string }): Promise<void> {
    this.#board.define(room);
    await this.#board.refresh();
  }

  /** Settles on one value for all nodes: that of whoever was first. @returns that one */
  async agree(key: string, value: string): Promise<string> {
    await this.#redis.hSetNX(`${this.#prefix}agreed`, key, value);
    return (await this.#redis.hGet(`${this.#prefix}agreed`, key)) ?? value;
  }

  doorOf(socket: Socket, session: Session) {
    return this.#travellers.doorOf(socket, session);
  }

  summaries(): RoomSummary[] {
    return this.#board.summaries(this.#served?.node.shared.rooms.summaries ?? []);
  }

  handleChanged(): void {
    this.#served?.homes.save().catch(this.#failed);
  }

  async leave(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#served?.guests.close();
    await this.#served?.homes.giveUpAll(this.#failed);
    await this.#mailbox.close().catch(this.#failed);
    await this.#redis.del(this.#key(this.#self)).catch(this.#failed);
    this.#redis.destroy();
  }

  async #handleMessage({ homes, guests }: Served, from: string, message: Message): Promise<void> {
    if (message.kind === 'gone') guests.handleGone(message.socket, message.isGoodbye);
    else if (message.kind !== 'request') this.#travellers.handleMessage(message);
    else if (await homes.serves(message).catch(this.#cannotTell)) guests.handleRequest(from, message);
    // Another node serves the room by now, or Redis is away: whoever asks finds it at a next try.
    else this.#outbox.send(from, { kind: 'end', socket: message.socket });
  }

  /** Says that this node lives, keeps what it serves, and looks who else does. */
  async #tick({ homes, guests }: Served): Promise<void> {
    homes.stepDownWhereOver();
    await this.#live();
    await homes.renew();
    await homes.save();
    for (const other of new Set([...guests.nodes, ...this.#travellers.nodes]))
      if (!(await this.#lives(other))) this.#lose(guests, other);
    await this.#outbox.sendLate((other) => this.#lives(other));
    await this.#board.refresh();
  }

  /** Redis has started anew: what was on its way is lost, and who serves what is to be said again. */
  #handleForgotten(served: Served): void {
    this.#log('cluster redis started anew');
    this.#leases.handleForgotten();
    for (const other of new Set([...served.guests.nodes, ...this.#travellers.nodes]))
      this.#lose(served.guests, other);
    this.#board
      .putBack()
      .then(() => this.#tick(served))
      .catch(this.#failed);
  }

  #lose(guests: Guests, node: string): void {
    this.#log(`cluster lost node=${node}`);
    guests.handleDead(node);
    this.#travellers.handleDead(node);
  }

  async #live(): Promise<void> {
    await this.#redis.set(this.#key(this.#self), '1', { PX: leaseMs });
  }

  async #lives(node: string): Promise<boolean> {
    return (await this.#redis.exists(this.#key(node))) === 1;
  }

  #key(node: string): string {
    return `${this.#prefix}node:${node}`;
  }

  readonly #cannotTell = (error: unknown): false => {
    this.#failed(error);
    return false;
  };

  readonly #failed = (error: unknown): void => {
    this.#log(`cluster failed error=${error instanceof Error ? error.name : 'unknown'}`);
  };
}
