import { describe, expect, it } from 'vitest';
import type { AnnouncedRoom } from '#protocol';
import { Liveness } from './liveness.ts';

function room(id: string): AnnouncedRoom {
  return {
    id,
    name: 'Studio',
    owner: 'Ada',
    participants: 1,
    capacity: 8,
    access: 'open',
    locked: false,
    fingerprint: 'a'.repeat(43),
    addresses: ['10.0.0.2'],
    port: 7420,
  };
}

function setUp() {
  const world = { now: 0, alive: true, asked: [] as string[], changes: 0 };
  const reach = ({ id }: AnnouncedRoom) => {
    world.asked.push(id);
    return Promise.resolve(world.alive);
  };
  const liveness = new Liveness(
    () => (world.changes += 1),
    reach,
    () => world.now,
  );
  return { world, liveness };
}

describe('Liveness', () => {
  it('leaves a fresh record in peace', async () => {
    const { world, liveness } = setUp();
    await liveness.tick([room('a')]);
    world.now = 5_999;
    await liveness.tick([room('a')]);
    expect(world.asked).toEqual([]);
  });

  it('takes two failures for death, and an answer for life', async () => {
    const { world, liveness } = setUp();
    await liveness.tick([room('a')]);
    Object.assign(world, { now: 6_000, alive: false });
    await liveness.tick([room('a')]);
    expect(liveness.isDead(room('a'))).toBe(false);
    await liveness.tick([room('a')]);
    expect(liveness.isDead(room('a'))).toBe(true);
    expect(world.changes).toBe(1);
    Object.assign(world, { now: 12_000, alive: true });
    await liveness.tick([room('a')]);
    expect(liveness.isDead(room('a'))).toBe(false);
    expect(world.changes).toBe(2);
  });

  it('asks at most eight at a time, the longest unchecked first', async () => {
    const { world, liveness } = setUp();
    const many = Array.from({ length: 20 }, (_, at) => room(`room${String(at)}`));
    await liveness.tick(many);
    world.now = 6_000;
    await liveness.tick(many);
    expect(world.asked).toHaveLength(8);
    await liveness.tick(many);
    expect(new Set(world.asked).size).toBe(16);
  });

  it('forgets a room that is no longer announced', async () => {
    const { world, liveness } = setUp();
    await liveness.tick([room('a')]);
    Object.assign(world, { now: 6_000, alive: false });
    await liveness.tick([room('a')]);
    await liveness.tick([room('a')]);
    await liveness.tick([]);
    expect(liveness.isDead(room('a'))).toBe(false);
  });
});
