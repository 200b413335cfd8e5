import { parseAs, requests } from '#protocol';
import type { Node } from '../server/room-store.ts';
import type { Board } from './board.ts';
import type { Leases } from './leases.ts';
import type { Message } from './messages.ts';

/** What the rooms of a node are served by. */
export interface HomesOptions {
  /** This node's name. */
  readonly self: string;
  readonly node: Node;
  readonly leases: Leases;
  readonly board: Board;
  readonly log: (line: string) => void;
}

/** Which node serves a room, and the rooms of this one: taken, opened, kept and given up. */
export class Homes {
  readonly #options: HomesOptions;
  readonly #locating = new Map<string, Promise<string | null>>();

  constructor(options: HomesOptions) {
    this.#options = options;
  }

  /**
   * The node that serves a room; from now on this one, when it was nobody. Null when there is no such room.
   * @throws the Redis client's error, or when nobody may take rooms now
   */
  locate(room: string): Promise<string | null> {
    const known = this.#locating.get(room);
    if (known) return known;
    const locating = this.#find(room).finally(() => this.#locating.delete(room));
    this.#locating.set(room, locating);
    return locating;
  }

  /** Whether a request is for this node; a join may come before this node knows that it serves the room. */
  async serves({ event, request }: Extract<Message, { kind: 'request' }>): Promise<boolean> {
    const room = event === 'join' ? parseAs(requests.join, request)?.room : undefined;
    const home = room === undefined ? null : await this.locate(room);
    return home === null || home === this.#options.self;
  }

  /** Gives up at once what this node may not act for any more, by its own clock. */
  stepDownWhereOver(): void {
    const { leases } = this.#options;
    for (const room of leases.rooms) if (!leases.holds(room)) this.#stepDown(room);
  }

  /** Says again that this node serves its rooms, and gives up those that another has by now. */
  async renew(): Promise<void> {
    const { leases } = this.#options;
    for (const room of leases.rooms) if (!(await leases.renew(room))) this.#stepDown(room);
  }

  /** Keeps what has changed of the rooms here. */
  async save(): Promise<void> {
    const { leases, node, board } = this.#options;
    const rooms = leases.rooms.flatMap((id) => node.shared.rooms.get(id) ?? []);
    await Promise.all(rooms.map((room) => board.save(room)));
  }

  /** Hands every room to whichever node is asked for it next. @param onFailed called for each that Redis was not told of */
  async giveUpAll(onFailed: (error: unknown) => void): Promise<void> {
    const { leases, node } = this.#options;
    for (const room of leases.rooms) {
      node.drop(room);
      await leases.release(room).catch(onFailed);
    }
  }

  async #find(room: string): Promise<string | null> {
    const { self, leases, board } = this.#options;
    if (leases.holds(room)) return self;
    if (!board.has(room)) return null;
    if (leases.rooms.includes(room)) this.#stepDown(room);
    const home = await leases.claim(room);
    if (home === null) throw new Error('rooms are not given out now');
    if (home === self) await this.#open(room);
    return home;
  }

  async #open(room: string): Promise<void> {
    const { self, board, node, log } = this.#options;
    const kept = await board.read(room);
    if (!kept || node.shared.rooms.get(room)) return;
    node.open(kept);
    log(`cluster serves room=${room} node=${self}`);
  }

  #stepDown(room: string): void {
    const { self, leases, node, log } = this.#options;
    leases.forget(room);
    node.drop(room);
    log(`cluster stepped down room=${room} node=${self}`);
  }
}
