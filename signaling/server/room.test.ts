import { describe, expect, test } from 'vitest';
import type { Member } from '#protocol';
import { silent } from '../testing/participant.ts';
import { Room } from './room.ts';
import { Rooms } from './rooms.ts';

const member = (id: string): Member => ({ id, key: id, session: id, name: id, media: silent });

describe('a room', () => {
  test('lets in as many as fit, each once, in order', () => {
    const room = new Room({ id: 'r', name: 'Tea', owner: 'Mina', capacity: 2 });
    expect(room.enter(member('a'))).toEqual({ ok: true, others: [] });
    expect(room.enter(member('a'))).toEqual({ ok: false, reason: 'already-joined' });
    expect(room.enter(member('b'))).toEqual({ ok: true, others: [member('a')] });
    expect(room.enter(member('c'))).toEqual({ ok: false, reason: 'full' });
    expect([room.leave('a'), room.leave('a')]).toEqual([true, false]);
    expect(room.enter(member('c'))).toEqual({ ok: true, others: [member('b')] });
    expect(room.summary).toMatchObject({ participants: 2, capacity: 2 });
    expect(room.setMedia('a', silent)).toBe(false);
    expect(room.clear().map(({ id }) => id)).toEqual(['b', 'c']);
    expect(room.members).toEqual([]);
  });
});

describe('a room that is served again', () => {
  const before = {
    ownerId: null,
    owner: 'Mina',
    locked: true,
    bans: ['b'],
    admitted: [],
    inside: ['a', 'b'],
  };
  const again = () => new Room({ id: 'r', name: 'Tea', owner: 'Office', capacity: 2, rules: before });
  const locked = { ok: false, reason: 'locked' };

  test('lets those who were inside past its lock, once, and who was banned not at all', () => {
    const room = again();
    expect(room.rules).toEqual(before);
    expect(room.enter(member('b'))).toEqual({ ok: false, reason: 'banned' });
    expect(room.enter(member('c'))).toEqual(locked);
    expect(room.enter(member('a')).ok).toBe(true);
    expect(room.rules.inside).toEqual(['a', 'b']);
    room.leave('a');
    expect(room.enter(member('a'))).toEqual(locked);
  });

  test('lets nobody past it who was put out meanwhile, or comes too late', () => {
    const one = again();
    one.putOut('a');
    expect(one.enter(member('a'))).toEqual(locked);
    const other = again();
    other.forgetReturning();
    expect(other.rules.inside).toEqual([]);
    expect(other.enter(member('a'))).toEqual(locked);
  });
});

describe('rooms', () => {
  test('have ids that say nothing and are never the same', () => {
    const rooms = new Rooms();
    const ids = Array.from({ length: 200 }, () => rooms.create({ name: 'Tea', owner: 'Mina', capacity: 2 }));
    expect(new Set(ids.map((room) => room?.summary.id)).size).toBe(200);
    expect(ids[0]?.summary.id).toMatch(/^[\w-]{16}$/);
    expect(rooms.create({ name: 'Tea', owner: 'Mina', capacity: 2 })).toBeNull();
  });

  test('tell of what an outsider sees, and of nothing else', () => {
    const rooms = new Rooms();
    let told = 0;
    rooms.onChanged(() => (told += 1));
    const id = rooms.create({ name: 'Tea', owner: 'Mina', capacity: 1 })?.summary.id ?? '';
    const room = rooms.get(id) ?? expect.fail('no room');
    expect(rooms.enter(room, member('a')).ok).toBe(true);
    expect(rooms.enter(room, member('b'))).toEqual({ ok: false, reason: 'full' });
    expect(rooms.get('none')).toBeNull();
    expect([rooms.leave(id, 'b'), rooms.leave('none', 'a')]).toEqual([false, false]);
    expect(told).toBe(2);
    expect(rooms.close(id)).toEqual([member('a')]);
    expect(rooms.close(id)).toBeNull();
    expect(told).toBe(3);
  });
});
