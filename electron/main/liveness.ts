import { connect } from 'node:net';
import type { AnnouncedRoom } from '#protocol';

const restMs = 6_000;
const patienceMs = 1_500;
// A record costs whoever it points at a connection, and anyone may write one: so few at a time, of few each.
const mostAtOnce = 8;
const mostAddresses = 3;
const strikes = 2;

interface Pulse {
  checkedAt: number;
  failures: number;
  checking: boolean;
}

/**
 * Finds out which announced rooms are gone without a goodbye, by opening and closing a connection to them now
 * and then. A room that answers again is back.
 */
export class Liveness {
  readonly #pulses = new Map<string, Pulse>();
  readonly #onChange: () => void;
  readonly #reach: (room: AnnouncedRoom) => Promise<boolean>;
  readonly #now: () => number;

  /** @param onChange called when a room has been found dead or alive again */
  constructor(onChange: () => void, reach = isReachable, now = Date.now) {
    this.#onChange = onChange;
    this.#reach = reach;
    this.#now = now;
  }

  isDead(room: AnnouncedRoom): boolean {
    return (this.#pulses.get(keyOf(room))?.failures ?? 0) >= strikes;
  }

  /** Checks those of the rooms that are due. A room seen for the first time counts as checked. */
  async tick(rooms: readonly AnnouncedRoom[]): Promise<void> {
    const now = this.#now();
    const known = new Set(rooms.map(keyOf));
    for (const key of this.#pulses.keys()) if (!known.has(key)) this.#pulses.delete(key);
    const due: { room: AnnouncedRoom; pulse: Pulse }[] = [];
    for (const room of rooms) {
      const pulse = this.#pulses.get(keyOf(room)) ?? { checkedAt: now, failures: 0, checking: false };
      this.#pulses.set(keyOf(room), pulse);
      if (!pulse.checking && now - pulse.checkedAt >= restMs) due.push({ room, pulse });
    }
    due.sort((one, other) => one.pulse.checkedAt - other.pulse.checkedAt);
    await Promise.all(due.slice(0, mostAtOnce).map(({ room, pulse }) => this.#check(room, pulse)));
  }

  async #check(room: AnnouncedRoom, pulse: Pulse): Promise<void> {
    const wasDead = this.isDead(room);
    pulse.checking = true;
    const alive = await this.#reach(room);
    pulse.checking = false;
    pulse.failures = alive ? 0 : pulse.failures + 1;
    // A first failure is looked into at the next tick.
    if (alive || pulse.failures >= strikes) pulse.checkedAt = this.#now();
    if (this.isDead(room) !== wasDead) this.#onChange();
  }
}

// With the addresses, so that a room that has moved starts anew.
const keyOf = ({ id, port, addresses }: AnnouncedRoom) => `${id} ${String(port)} ${addresses.join()}`;

async function isReachable({ addresses, port }: AnnouncedRoom): Promise<boolean> {
  const tries = addresses.slice(0, mostAddresses).map(async (address) => {
    if (!(await accepts(address, port))) throw new Error('not this one');
  });
  try {
    await Promise.any(tries);
    return true;
  } catch {
    return false;
  }
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs });
    const settle = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', settle(true));
    socket.once('timeout', settle(false));
    socket.once('error', settle(false));
  });
}
