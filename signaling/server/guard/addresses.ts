import type { ServerLimits } from '#protocol';
import { processClock, TokenBucket, type Clock } from './token-bucket.ts';

/** Why a connection is not taken: its address has too many open, or opens them too fast. */
export type TurnedAway = 'limit' | 'flood';

interface Known {
  open: number;
  readonly arrivals: TokenBucket;
  readonly requests: TokenBucket;
}

// How often the addresses that matter no more are forgotten.
const sweepMs = 10_000;

/**
 * What each network address may do on a server. Each whole address counts for itself, also in IPv6: on a local
 * network everybody shares one prefix. Whoever takes many addresses meets the server's own limit.
 */
export class Addresses {
  readonly #limits: ServerLimits;
  readonly #now: Clock;
  readonly #known = new Map<string, Known>();
  #sweptAt: number;

  /** @param now milliseconds, for tests */
  constructor(limits: ServerLimits, now: Clock = processClock) {
    this.#limits = limits;
    this.#now = now;
    this.#sweptAt = now();
  }

  /** How many are remembered. */
  get size(): number {
    return this.#known.size;
  }

  /** A connection has come. @returns why it may not stay, or null; either way leave() is to follow */
  arrive(address: string): TurnedAway | null {
    this.#sweep();
    const known = this.#of(address);
    known.open += 1;
    if (!known.arrivals.take()) return 'flood';
    return known.open > this.#limits.socketsPerAddress ? 'limit' : null;
  }

  /** A connection has gone. */
  leave(address: string): void {
    const known = this.#known.get(address);
    if (known) known.open -= 1;
  }

  /** A request has come. @returns whether it may be handled */
  request(address: string): boolean {
    return this.#of(address).requests.take();
  }

  #of(address: string): Known {
    const known = this.#known.get(address) ?? {
      open: 0,
      arrivals: new TokenBucket(this.#limits.connectionsPerAddress, this.#now),
      requests: new TokenBucket(this.#limits.requestsPerAddress, this.#now),
    };
    this.#known.set(address, known);
    return known;
  }

  #sweep(): void {
    if (this.#now() - this.#sweptAt < sweepMs) return;
    this.#sweptAt = this.#now();
    for (const [address, { open, arrivals, requests }] of this.#known) {
      if (open === 0 && arrivals.isFull && requests.isFull) this.#known.delete(address);
    }
  }
}
