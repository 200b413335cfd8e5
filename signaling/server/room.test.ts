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
