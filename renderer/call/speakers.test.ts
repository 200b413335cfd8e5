import { describe, expect, it } from 'vitest';
import { seeded } from '../../signaling/testing/random.ts';
import { Speakers, type Speech } from './speakers.ts';

/** A room whose levels are set, and whose clock goes on only when told to: ten readings a second. */
class Room {
  readonly #speakers = new Speakers();
  #now = 0;
  /** What was seen so far, one for each reading. */
  readonly seen: Speech[] = [];

  /** Lets time pass with these levels, or with levels that change with each reading. */
  pass(ms: number, levels: Record<string, number> | (() => Record<string, number>)): Speech {
    let last: Speech = { speaking: new Set(), speaker: null };
    for (const end = this.#now + ms; this.#now < end; this.#now += 100) {
      const now = typeof levels === 'function' ? levels() : levels;
      last = this.#speakers.handleLevels(new Map(Object.entries(now)), this.#now);
      this.seen.push(last);
    }
    return last;
  }
}

/** How often someone began or ended to speak. */
function turnsOf(id: string, seen: readonly Speech[]): number {
  return seen.filter((each, at) => each.speaking.has(id) !== (seen[at - 1]?.speaking.has(id) ?? false))
    .length;
}

describe('speaking', () => {
  it('begins after a moment of sound, and ends a while after the last of it', () => {
    const room = new Room();
    expect(room.pass(500, { ara: 0.002 }).speaking).toEqual(new Set());
    expect(room.pass(100, { ara: 0.2 }).speaking).toEqual(new Set());
    expect(room.pass(200, { ara: 0.2 }).speaking).toEqual(new Set(['ara']));
    expect(room.pass(800, { ara: 0 }).speaking).toEqual(new Set(['ara']));
    expect(room.pass(300, { ara: 0 }).speaking).toEqual(new Set());
  });

  it('is not begun by a click, nor by one every second', () => {
    const room = new Room();
    for (let click = 0; click < 20; click += 1) {
      room.pass(100, { ara: 0.9 });
      room.pass(900, { ara: 0 });
    }
    expect(turnsOf('ara', room.seen)).toBe(0);
  });

  it('is not begun by one late reading, as of a window that was hidden', () => {
    const speakers = new Speakers();
    speakers.handleLevels(new Map([['ara', 0]]), 0);
    expect(speakers.handleLevels(new Map([['ara', 0.5]]), 5_000).speaking.size).toBe(0);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is one turn for a sentence with its syllables and pauses (%i)',
    (seed) => {
      const random = seeded(seed);
      const room = new Room();
      room.pass(1_000, { ara: 0.001 });
      for (let word = 0; word < 40; word += 1) {
        room.pass(200 + random() * 400, () => ({ ara: 0.01 + random() * 0.3 }));
        room.pass(random() * 700, () => ({ ara: random() * 0.004 }));
      }
      room.pass(2_000, { ara: 0.001 });
      expect(turnsOf('ara', room.seen)).toBe(2);
    },
  );

  it.each([11, 12, 13])('does not flap for a voice around the bound (%i)', (seed) => {
    const random = seeded(seed);
    const room = new Room();
    room.pass(60_000, () => ({ ara: 0.008 + random() * 0.004 }));
    expect(turnsOf('ara', room.seen)).toBeLessThanOrEqual(1);
  });

  it('ends with whoever leaves', () => {
    const room = new Room();
    expect(room.pass(1_000, { ara: 0.2, bora: 0.1 })).toEqual({
      speaking: new Set(['ara', 'bora']),
      speaker: 'ara',
    });
    expect(room.pass(100, { bora: 0.1 })).toEqual({ speaking: new Set(['bora']), speaker: 'bora' });
    expect(room.pass(100, {})).toEqual({ speaking: new Set(), speaker: null });
  });
});

describe('the speaker', () => {
  it('is the loudest, and stays it for a while of silence', () => {
    const room = new Room();
    expect(room.pass(1_000, { ara: 0.05, bora: 0.2, chan: 0 }).speaker).toBe('bora');
    expect(room.pass(4_000, { ara: 0, bora: 0, chan: 0 })).toEqual({ speaking: new Set(), speaker: 'bora' });
    expect(room.pass(2_000, { ara: 0, bora: 0, chan: 0 }).speaker).toBeNull();
  });

  it('changes at once when another begins after it ended', () => {
    const room = new Room();
    room.pass(3_000, { ara: 0.3, bora: 0 });
    room.pass(1_200, { ara: 0, bora: 0 });
    expect(room.pass(400, { ara: 0, bora: 0.02 }).speaker).toBe('bora');
  });

  it('keeps the floor against one who is not clearly louder, and loses it to one who is', () => {
    const room = new Room();
    room.pass(3_000, { ara: 0.1, bora: 0 });
    expect(room.pass(10_000, { ara: 0.1, bora: 0.13 }).speaker).toBe('ara');
    expect(room.pass(3_000, { ara: 0.1, bora: 0.4 }).speaker).toBe('bora');
  });

  it.each([21, 22, 23, 24])('changes hands seldom while several speak at once (%i)', (seed) => {
    const random = seeded(seed);
    const room = new Room();
    room.pass(60_000, () => ({ ara: random() * 0.3, bora: random() * 0.3, chan: random() * 0.3 }));
    const changes = room.seen.filter(
      (each, at) => each.speaker !== (room.seen[at - 1]?.speaker ?? null),
    ).length;
    // Once for every two seconds at the most, and in fact far less.
    expect(changes).toBeLessThan(15);
  });
});
