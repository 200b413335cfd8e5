import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io';
import { createClient, type RedisClientType } from '@redis/client';
import { parseAs, requests, type RoomSummary } from '#protocol';
import type { Node, RoomStore } from '../server/room-store.ts';
import { SignalingServerError } from '../server/errors.ts';
import type { NewRoom } from '../server/room-keeper.ts';
import type { Session } from '../server/sessions.ts';
import { Board } from './board.ts';
import { Guests } from './guests.ts';
import { leaseMs, Leases } from './leases.ts';
import { Mailbox } from './mailbox.ts';
import type { Message } from './messages.ts';
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

/** The rooms of several nodes, which find each other by a Redis server. */
export class RedisRoomStore implements RoomStore {
  readonly #redis: RedisClientType;
  readonly #self = randomBytes(9).toString('base64url');
  readonly #prefix: string;
  readonly #log: (line: string) => void;
  readonly #leases: Leases;
  readonly #mailbox: Mailbox;
  readonly #board: Board;
  readonly #travellers: Travellers;
  readonly #locating = new Map<string, Promise<string | null>>();
  #guests: Guests | null = null;
  #node: Node | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isUp = false;

  constructor({ url, prefix = 'madang:', log = () => undefined }: RedisRoomStoreOptions) {
    this.#prefix = prefix;
    this.#log = log;
    this.#redis = createClient({
      url,
      // Tried for ever once it was there, and not at all before: whoever starts a node is to see what is wrong.
      socket: { reconnectStrategy: (tries) => this.#isUp && Math.min(100 * tries, leaseMs / 3) },
    });
    this.#leases = new Leases(this.#redis, prefix, this.#self, () => performance.now());
    this.#mailbox = new Mailbox(this.#redis, prefix, this.#self);
    this.#board = new Board(this.#redis, prefix, this.#leases);
    this.#travellers = new Travellers({
      self: this.#self,
      locate: (room) => this.#locate(room),
      send: (to, message) => this.#send(to, message),
      onRefused: (reason) => this.#node?.shared.refused(reason),
      onFailed: (error) => this.#failed(error),
    });
  }

  async start(node: Node): Promise<void> {
    this.#node = node;
    const guests = new Guests(node, (to, message) => this.#send(to, message));
    this.#guests = guests;
    this.#redis.on('error', (error) => this.#failed(error));
    try {
      await this.#redis.connect();
    } catch (cause) {
      throw new SignalingServerError('no-cluster', cause);
    }
    this.#isUp = true;
    await this.#live();
    await this.#mailbox.open(
      (from, message) => this.#handleMessage(guests, from, message),
      (error) => this.#failed(error),
    );
    node.shared.rooms.onChanged(() => this.handleChanged());
    this.#timer = setInterval(() => {
      this.#tick(guests).catch((error: unknown) => this.#failed(error));
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
    return this.#board.summaries(this.#node?.shared.rooms.summaries ?? []);
  }

  /** Something of a room here has changed that must outlive this node. */
  handleChanged(): void {
    const { rooms } = this.#node?.shared ?? {};
    for (const id of this.#leases.rooms) {
      const room = rooms?.get(id);
      if (room) this.#board.save(room).catch((error: unknown) => this.#failed(error));
    }
  }

  async leave(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#guests?.close();
    for (const room of this.#leases.rooms) {
      this.#node?.drop(room);
      await this.#leases.release(room).catch((error: unknown) => this.#failed(error));
    }
    await this.#mailbox.close().catch((error: unknown) => this.#failed(error));
    await this.#redis.del(this.#key(this.#self)).catch((error: unknown) => this.#failed(error));
    this.#redis.destroy();
  }

  /** The node that serves a room; from now on this one, when it was nobody. Null when there is no such room. */
  #locate(room: string): Promise<string | null> {
    const known = this.#locating.get(room);
    if (known) return known;
    const locating = this.#find(room).finally(() => this.#locating.delete(room));
    this.#locating.set(room, locating);
    return locating;
  }

  async #find(room: string): Promise<string | null> {
    if (this.#leases.holds(room)) return this.#self;
    if (!this.#board.has(room)) return null;
    if (this.#leases.rooms.includes(room)) this.#stepDown(room);
    const home = await this.#leases.claim(room);
    if (home === this.#self) await this.#open(room);
    return home;
  }

  async #open(room: string): Promise<void> {
    const kept = await this.#board.read(room);
    if (!kept || this.#node?.shared.rooms.get(room)) return;
    this.#node?.open(kept);
    this.#log(`cluster serves room=${room} node=${this.#self}`);
  }

  #stepDown(room: string): void {
    this.#leases.forget(room);
    this.#node?.drop(room);
    this.#log(`cluster stepped down room=${room} node=${this.#self}`);
  }

  async #handleMessage(guests: Guests, from: string, message: Message): Promise<void> {
    if (message.kind === 'gone') guests.handleGone(message.socket, message.isGoodbye);
    else if (message.kind !== 'request') this.#travellers.handleMessage(message);
    else if (await this.#serves(message)) guests.handleRequest(from, message);
    // Another node serves the room by now: whoever asks finds it at their next try.
    else this.#send(from, { kind: 'end', socket: message.socket });
  }

  /** Whether a request is for this node; a join may come before this node knows that it serves the room. */
  async #serves({ event, request }: Extract<Message, { kind: 'request' }>): Promise<boolean> {
    const room = event === 'join' ? parseAs(requests.join, request)?.room : undefined;
    const home = room === undefined ? null : await this.#locate(room);
    return home === null || home === this.#self;
  }

  /** Says that this node lives, keeps what it serves, and looks who else does. */
  async #tick(guests: Guests): Promise<void> {
    for (const room of this.#leases.rooms) if (!this.#leases.holds(room)) this.#stepDown(room);
    await this.#live();
    for (const room of this.#leases.rooms) if (!(await this.#leases.renew(room))) this.#stepDown(room);
    for (const other of new Set([...guests.nodes, ...this.#travellers.nodes])) {
      if ((await this.#redis.exists(this.#key(other))) === 1) continue;
      this.#log(`cluster lost node=${other}`);
      guests.handleDead(other);
      this.#travellers.handleDead(other);
    }
    await this.#board.refresh();
  }

  async #live(): Promise<void> {
    await this.#redis.set(this.#key(this.#self), '1', { PX: leaseMs });
  }

  #send(to: string, message: Message): void {
    this.#mailbox.send(to, message).catch((error: unknown) => this.#failed(error));
  }

  #key(node: string): string {
    return `${this.#prefix}node:${node}`;
  }

  #failed(error: unknown): void {
    this.#log(`cluster failed error=${error instanceof Error ? error.name : 'unknown'}`);
  }
}
