import type { RedisClientType } from '@redis/client';
import * as v from 'valibot';
import { limits, roomSummary, type RoomSummary } from '#protocol';
import type { NewRoom } from '../server/room-keeper.ts';
import type { Room } from '../server/room.ts';
import { roomRules } from '../server/room-rules.ts';
import type { Leases } from './leases.ts';

/** What of a room outlives the node that serves it. Seats do not: whoever was inside comes back. */
const kept = v.object({
  summary: roomSummary,
  rules: roomRules,
});

/** What all nodes know of all rooms. */
export class Board {
  readonly #redis: RedisClientType;
  readonly #hash: string;
  readonly #leases: Leases;
  readonly #defined = new Map<string, NewRoom & { id: string }>();
  readonly #saved = new Map<string, string>();
  #elsewhere = new Map<string, RoomSummary>();

  constructor(redis: RedisClientType, prefix: string, leases: Leases) {
    this.#redis = redis;
    this.#hash = `${prefix}rooms`;
    this.#leases = leases;
  }

  /** Makes a room known here. Every node is told the same ones. */
  define(room: NewRoom & { id: string }): void {
    this.#defined.set(room.id, room);
  }

  has(id: string): boolean {
    return this.#defined.has(id);
  }

  /** A room as it was when a node last served it, or as it is defined. */
  async read(id: string): Promise<NewRoom | null> {
    const defined = this.#defined.get(id);
    if (!defined) return null;
    const text = await this.#redis.hGet(this.#hash, id);
    const known = text === null ? null : v.parse(kept, JSON.parse(text));
    return known ? { ...defined, rules: known.rules } : defined;
  }

  /** Keeps what has changed of a room that this node serves. */
  async save(room: Room): Promise<void> {
    const text = JSON.stringify({ summary: room.summary, rules: room.rules });
    if (this.#saved.get(room.id) === text) return;
    if (await this.#leases.save(room.id, this.#hash, text)) this.#saved.set(room.id, text);
  }

  /** Reads how the rooms of other nodes are. */
  async refresh(): Promise<void> {
    const all = await this.#redis.hGetAll(this.#hash);
    this.#elsewhere = new Map(
      Object.entries(all).map(([id, text]) => [id, v.parse(kept, JSON.parse(text)).summary]),
    );
  }

  /** Every room. @param here those that this node serves */
  summaries(here: readonly RoomSummary[]): RoomSummary[] {
    const served = new Map(here.map((room) => [room.id, room]));
    return [...this.#defined.values()].map(
      (room) => served.get(room.id) ?? this.#elsewhere.get(room.id) ?? emptyRoom(room),
    );
  }
}

function emptyRoom({ id, name, owner, capacity, access }: NewRoom & { id: string }): RoomSummary {
  const most = capacity ?? limits.participantsPerRoom;
  const rule = access?.rule ?? 'open';
  return { id, name, owner, participants: 0, capacity: most, access: rule, locked: false };
}
