import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seeded } from '../testing/random.ts';
import { SeatRoom, type Knows } from '../testing/seat-room.ts';

const ids = ['mina', 'jun', 'sora', 'taeho', 'yuna'];
const capacity = 3;
const seatMs = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What should be so, kept in the plainest way. */
class Account {
  readonly seats = new Map<string, { stay: string; awaySince: number | null }>();
  readonly banned = new Set<string>();
  readonly removed = new Map<string, string>();
  readonly sent = new Map<string, string[]>();
  owner = 'mina';
  now = 0;

  /** Time goes on; seats that nobody came back to are free. */
  advance(ms: number): void {
    this.now += ms;
    for (const [id, { awaySince }] of this.seats) {
      if (awaySince !== null && this.now - awaySince >= seatMs) this.seats.delete(id);
    }
  }
}

const isPresent = (who: Knows | undefined): who is Knows =>
  typeof who?.session?.room === 'string' && !who.isDeaf;

function step(world: SeatRoom, account: Account, random: () => number): string {
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new Error('nothing to pick');
    return picked;
  };
  const who = pick(world.people);
  const other = pick(world.people.filter(({ id }) => id !== who.id));
  const seat = account.seats.get(who.id);
  const owner = world.people.find(({ id }) => id === account.owner);
  const acts: Record<string, () => void> = {
    lose: () => {
      if (seat?.awaySince === null) seat.awaySince = account.now;
      world.lose(who);
    },
    connect: () => {
      if (seat?.awaySince === null) seat.awaySince = account.now;
      world.connect(who);
    },
    // The connection is dead and nobody has noticed.
    'go deaf': () => {
      who.isDeaf = true;
    },
    'come back': () => {
      if (!who.session || who.stay === '' || who.isDeaf || who.session.room !== null) return;
      const answer = world.join(who, true);
      if (seat) {
        expect(answer.ok).toBe(true);
        seat.awaySince = null;
      } else {
        const gone = account.removed.get(who.id) === who.stay ? 'removed' : 'seat-gone';
        const reason = account.banned.has(who.id) ? 'banned' : gone;
        expect(answer).toEqual({ ok: false, reason });
      }
    },
    enter: () => {
      if (!who.session || who.isDeaf || who.session.room !== null) return;
      account.seats.delete(who.id);
      const { ok } = world.join(who, false);
      expect(ok).toBe(!account.banned.has(who.id) && account.seats.size < capacity);
      if (!ok) return;
      account.removed.delete(who.id);
      account.seats.set(who.id, { stay: who.stay, awaySince: null });
      account.sent.set(who.id, []);
    },
    leave: () => {
      if (!who.session || who.isDeaf) return;
      expect(world.leave(who).ok).toBe(seat?.awaySince === null);
      if (seat?.awaySince === null) account.seats.delete(who.id);
    },
    signal: () => {
      if (!isPresent(who)) return;
      const payload = `${who.id} ${String(random())}`;
      const { ok } = world.say(who, other, payload);
      // Also to whoever is away, as long as the seat is kept.
      expect(ok).toBe(account.seats.get(other.id)?.stay === other.stay);
      if (ok) account.sent.get(other.id)?.push(payload);
    },
    remove: () => {
      if (!isPresent(owner) || who === owner) return;
      expect(world.control(owner, 'remove', who.id)).toBe(seat ? null : 'no-such-member');
      if (seat) account.removed.set(who.id, seat.stay);
      account.seats.delete(who.id);
    },
    ban: () => {
      if (!isPresent(owner) || who === owner) return;
      expect(world.control(owner, 'ban', who.id)).toBe(seat ? null : 'no-such-member');
      if (!seat) return;
      account.removed.set(who.id, seat.stay);
      account.banned.add(who.id);
      account.seats.delete(who.id);
    },
    unban: () => {
      if (!isPresent(owner)) return;
      world.control(owner, 'unban', who.id);
      account.banned.delete(who.id);
    },
    'hand over': () => {
      if (!isPresent(owner) || who === owner) return;
      expect(world.control(owner, 'hand-over', who.id)).toBe(seat ? null : 'no-such-member');
      if (seat) account.owner = who.id;
    },
    wait: () => {
      const ms = Math.floor(random() * seatMs * 0.6);
      vi.advanceTimersByTime(ms);
      account.advance(ms);
    },
  };
  const often = ['come back', 'come back', 'connect', 'enter', 'enter', 'signal', 'signal', 'signal'];
  const name = pick([...often, ...Object.keys(acts)]);
  acts[name]?.();
  return `${name} ${who.id}`;
}

function check({ room, people }: SeatRoom, account: Account): void {
  const inside = new Map(room.members.map(({ id, away = false }) => [id, away]));
  expect(inside.size).toBeLessThanOrEqual(capacity);
  expect(room.ownerId).toBe(account.owner);
  expect([...inside.keys()].filter((id) => account.banned.has(id))).toEqual([]);
  expect([...inside].sort()).toEqual(
    [...account.seats].map(([id, { awaySince }]) => [id, awaySince !== null]).sort(),
  );
  for (const who of people.filter(isPresent)) checkView(who, inside, account);
}

/** Who is there knows of everyone and everything, whatever they missed on the way. */
function checkView(who: Knows, inside: ReadonlyMap<string, boolean>, account: Account): void {
  const others = [...inside].filter(([id]) => id !== who.id);
  expect([...who.others].sort()).toEqual(others.sort());
  expect(who.ownerId).toBe(account.owner);
  expect(who.signals).toEqual(account.sent.get(who.id));
}

test(
  'whoever is lost and comes back, in whatever order, nobody misses anything',
  { timeout: 60_000 },
  async () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = seeded(seed);
      const account = new Account();
      const world = new SeatRoom(ids, capacity, seatMs);
      const happened: string[] = [];
      for (let at = 0; at < 200; at += 1) {
        try {
          happened.push(step(world, account, random));
          // What was missed is told after the answer.
          await Promise.resolve();
          check(world, account);
        } catch (cause) {
          throw new Error(`seed ${String(seed)}: ${happened.slice(-12).join(', ')}`, { cause });
        }
      }
      vi.clearAllTimers();
    }
  },
);
