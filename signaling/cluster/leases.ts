import type { RedisClientType } from '@redis/client';

/** How long a node serves a room without saying again that it lives. */
export const leaseMs = 6_000;

// Who may serve a room is decided in Redis alone, in one step each, so that two nodes are never both told yes.
const claim = `
  local home = redis.call('GET', KEYS[1])
  if home and home ~= ARGV[1] then return home end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return ARGV[1]`;
const renew = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const save = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
  return 1`;
const release = `
  if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
  return 0`;

/** Which node serves which room: kept in Redis, each for a while. */
export class Leases {
  readonly #redis: RedisClientType;
  readonly #prefix: string;
  readonly #node: string;
  readonly #now: () => number;
  // Until when this node may serve a room, by its own clock.
  readonly #until = new Map<string, number>();

  /** @param now a clock that never goes back, in milliseconds */
  constructor(redis: RedisClientType, prefix: string, node: string, now: () => number) {
    this.#redis = redis;
    this.#prefix = prefix;
    this.#node = node;
    this.#now = now;
  }

  /** The rooms that this node serves, or has until a moment ago. */
  get rooms(): string[] {
    return [...this.#until.keys()];
  }

  /** Whether this node may act for a room now. What it cannot know, it takes for a no. */
  holds(room: string): boolean {
    return (this.#until.get(room) ?? 0) > this.#now();
  }

  /** The node that serves a room: this one from now on, when it was nobody. */
  async claim(room: string): Promise<string> {
    const asked = this.#now();
    const home = String(await this.#run(claim, [this.#key(room)], [this.#node, String(leaseMs)]));
    if (home === this.#node) this.#until.set(room, asked + leaseMs);
    return home;
  }

  /** @returns whether this node goes on serving the room */
  async renew(room: string): Promise<boolean> {
    const asked = this.#now();
    const renewed = await this.#run(renew, [this.#key(room)], [this.#node, String(leaseMs)]);
    if (renewed === 1 && this.#until.has(room)) this.#until.set(room, asked + leaseMs);
    return renewed === 1;
  }

  /** Writes a field of a hash, if this node serves the room. @returns whether it did */
  async save(room: string, hash: string, value: string): Promise<boolean> {
    return (await this.#run(save, [this.#key(room), hash], [this.#node, room, value])) === 1;
  }

  /** From now on, this node does not serve the room. */
  forget(room: string): void {
    this.#until.delete(room);
  }

  /** Gives a room free for others. */
  async release(room: string): Promise<void> {
    this.forget(room);
    await this.#run(release, [this.#key(room)], [this.#node]);
  }

  #key(room: string): string {
    return `${this.#prefix}home:${room}`;
  }

  #run(script: string, keys: string[], args: string[]): Promise<unknown> {
    return this.#redis.eval(script, { keys, arguments: args });
  }
}
