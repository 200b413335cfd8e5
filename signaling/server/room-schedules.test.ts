import { expect, test } from 'vitest';
import { accessRule, type AccessPolicy, type Member } from '#protocol';
import { silent } from '../testing/participant.ts';
import { seeded } from '../testing/random.ts';
import { Room, type Entry } from './room.ts';

const people = ['mina', 'jun', 'sora', 'taeho', 'yuna', 'haru'];
const capacity = 3;
const member = (id: string): Member => ({ id, key: id, session: id, name: id, media: silent });

function policyOf(rule: AccessPolicy['rule']): AccessPolicy {
  return rule === 'open' || rule === 'knock' ? { rule } : { rule, joinKey: 'A'.repeat(43) };
}

/** What should be so, kept beside the room in the plainest way. */
class Account {
  readonly banned = new Set<string>();
  readonly letIn = new Set<string>();
  locked = false;
  owner = 'mina';
}

/** One thing that happens, and what must follow from it at once. */
function step(room: Room, account: Account, random: () => number): string {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] ?? from[0];
  const id = pick(people) ?? '';
  const inside = room.has(id);
  const acts: Record<string, () => void> = {
    enter: () => checkEntry(room, account, id, random() < 0.5),
    leave: () => expect(room.leave(id)).toBe(inside),
    'stop waiting': () => room.stopWaiting(id),
    admit: () => {
      const waits = room.waiting.some((knock) => knock.id === id);
      const expected = account.locked ? 'locked' : waits ? 'admitted' : 'no-such-member';
      expect(room.admit(id)).toBe(expected);
      if (expected === 'admitted') account.letIn.add(id);
    },
    lock: () => room.setLocked((account.locked = random() < 0.4)),
    remove: () => {
      room.putOut(id);
      account.letIn.delete(id);
    },
    ban: () => {
      room.ban(id);
      if (id !== account.owner) account.banned.add(id);
      if (id !== account.owner) account.letIn.delete(id);
    },
    unban: () => {
      expect(room.unban(id)).toBe(account.banned.has(id));
      account.banned.delete(id);
    },
    'hand over': () => {
      expect(room.handOver(id)).toBe(inside);
      if (!inside) return;
      account.letIn.add(account.owner);
      account.owner = id;
    },
  };
  const name = pick(['enter', 'enter', 'enter', ...Object.keys(acts)]) ?? '';
  acts[name]?.();
  return `${name} ${id}`;
}

function checkEntry(room: Room, account: Account, id: string, proven: boolean): void {
  const isOwner = id === account.owner;
  const wasInside = room.has(id);
  const isFull = room.members.length === capacity;
  const { access } = room.summary;
  const entry: Entry = room.enter(member(id), () => (proven ? null : { ok: false, reason: 'wrong-proof' }));
  if (!entry.ok) return;
  expect(wasInside || isFull || account.banned.has(id)).toBe(false);
  if (isOwner) return;
  expect(account.locked).toBe(false);
  if (access === 'passphrase' || access === 'invite') expect(proven).toBe(true);
  if (access === 'knock') expect(account.letIn.has(id)).toBe(true);
}

function checkRoom(room: Room, account: Account): void {
  const inside = room.members.map(({ id }) => id);
  const waiting = room.waiting.map(({ id }) => id);
  expect(inside.length).toBeLessThanOrEqual(capacity);
  expect(new Set(inside).size).toBe(inside.length);
  expect(room.ownerId).toBe(account.owner);
  expect(inside.filter((id) => account.banned.has(id))).toEqual([]);
  expect(waiting.filter((id) => inside.includes(id) || account.banned.has(id))).toEqual([]);
  expect(waiting).not.toContain(account.owner);
  expect(room.summary).toMatchObject({ participants: inside.length, locked: account.locked });
}

// It computes and waits for nothing: a machine that is full takes its time.
const timeout = 60_000;

test.each(accessRule.options)(
  'whatever happens in whatever order, the rules of a room hold: %s',
  { timeout },
  (rule) => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = seeded(seed);
      const account = new Account();
      const owner = { owner: 'mina', ownerId: 'mina' };
      const room = new Room({ id: 'r', name: 'Tea', capacity, access: policyOf(rule), ...owner });
      const happened: string[] = [];
      for (let at = 0; at < 200; at += 1) {
        try {
          happened.push(step(room, account, random));
          checkRoom(room, account);
        } catch (cause) {
          throw new Error(`seed ${String(seed)}: ${happened.slice(-12).join(', ')}`, { cause });
        }
      }
    }
  },
);
