import type { RedisClientType } from '@redis/client';
import * as v from 'valibot';
import { limits, roomSummary, type RoomSummary } from '#protocol';
import type { NewRoom } from '../server/room-keeper.ts';
import type { Room } from '../server/room.ts';
import { roomRules } from '../server/room-rules.ts';
import type { Leases } from './leases.ts';

/** What of a room outlives the node that serves it. Seats do not: whoever was inside comes back. */
const kept = v.object({
  /** Grows with each change, whichever node makes it: of two, the greater one is true. */
  version: v.optional(v.number(), 0),
  summary: roomSummary,
  rules: roomRules,
});
type Kept = v.InferOutput<typeof kept>;

const putBack = `
  local old = redis.call('HGET', KEYS[1], ARGV[1])
  if old and (cjson.decode(old).version or 0) >= tonumber(ARGV[2]) then return 0 end
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
  return 1`;

/** What all nodes know of all rooms. It is in Redis, and what Redis forgets, the nodes put back. */
export class Board {
  readonly #redis: RedisClientType;
  readonly #hash: string;
  readonly #leases: Leases;
  readonly #defined = new Map<string, NewRoom & { id: string }>();
  readonly #known = new Map<string, Kept>();
  readonly #saved = new Map<string, number>();

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
    if (text !== null) this.#learn(id, text);
    const known = this.#known.get(id);
    return known ? { ...defined, rules: known.rules } : defined;
  }

  /** Keeps what has changed of a room that this node serves. */
  async save({ id, summary, rules }: Room): Promise<void> {
    const last = this.#known.get(id);
    const isChanged = JSON.stringify([last?.summary, last?.rules]) !== JSON.stringify([summary, rules]);
    const now = last && !isChanged ? last : { version: (last?.version ?? 0) + 1, summary, rules };
    this.#known.set(id, now);
    if (this.#saved.get(id) === now.version) return;
    if (await this.#leases.save(id, this.#hash, JSON.stringify(now))) this.#saved.set(id, now.version);
  }

  /** Redis has forgotten everything: says again what this node knows, where no other has said something newer. */
  async putBack(): Promise<void> {
    this.#saved.clear();
    for (const [id, room] of this.#known) {
      const args = [id, String(room.version), JSON.stringify(room)];
      await this.#redis.eval(putBack, { keys: [this.#hash], arguments: args });
    }
  }

  /** Reads how the rooms of other nodes are. */
  async refresh(): Promise<void> {
    const all = await this.#redis.hGetAll(this.#hash);
    for (const [id, text] of Object.entries(all)) this.#learn(id, text);
  }

  /** Every room. @param here those that this node serves */
  summaries(here: readonly RoomSummary[]): RoomSummary[] {
    const served = new Map(here.map((room) => [room.id, room]));
    return [...this.#defined.values()].map(
      (room) => served.get(room.id) ?? this.#known.get(room.id)?.summary ?? emptyRoom(room),
    );
  }

  #learn(id: string, text: string): void {
    const told = v.parse(kept, JSON.parse(text));
    if (told.version > (this.#known.get(id)?.version ?? -1)) this.#known.set(id, told);
  }
}

function emptyRoom({ id, name, owner, capacity, access }: NewRoom & { id: string }): RoomSummary {
  const most = capacity ?? limits.participantsPerRoom;
  const rule = access?.rule ?? 'open';
  return { id, name, owner, participants: 0, capacity: most, access: rule, locked: false };
}
