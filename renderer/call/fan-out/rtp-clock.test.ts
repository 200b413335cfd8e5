import { describe, expect, it } from 'vitest';
import { seeded } from '../../../signaling/testing/random.ts';
import { ClockMover, RtpClock, ticksBetween, toRtp } from './rtp-clock.ts';

const wrap = 2 ** 32;
const ticksPerMs = 90;

describe('RTP timestamps', () => {
  it.each([
    [0, 0],
    [1.4, 1],
    [wrap - 1, wrap - 1],
    [wrap, 0],
    [wrap + 7, 7],
    [-1, wrap - 1],
    [-3 * wrap - 2, wrap - 2],
  ])('%d ticks are %d', (ticks, rtp) => expect(toRtp(ticks)).toBe(rtp));

  it.each([
    [10, 30, 20],
    [30, 10, -20],
    [wrap - 5, 5, 10],
    [5, wrap - 5, -10],
    [0, wrap / 2 - 1, wrap / 2 - 1],
    [0, wrap / 2 + 1, -(wrap / 2 - 1)],
  ])('from %d to %d are %d ticks', (earlier, later, ticks) => {
    expect(ticksBetween(earlier, later)).toBe(ticks);
  });
});

describe('RtpClock', () => {
  it('knows nothing before the first frame', () => {
    expect(new RtpClock().offset).toBeNull();
  });

  it.each([1, 2, 3, 4, 5])('takes the frame that was late the least, over a wrap (seed %i)', (seed) => {
    const random = seeded(seed);
    // Some seconds before the wrap.
    const start = wrap - Math.floor(random() * 400_000) - 50_000;
    const clock = new RtpClock();
    let least = Infinity;
    for (let taken = 0; taken < 10_000; taken += 33) {
      const late = 2 + random() * 60;
      least = Math.min(least, late);
      clock.observe(toRtp(start + taken * ticksPerMs), taken + late);
    }
    const expected = least * ticksPerMs - start;
    expect(Math.abs(ticksBetween(clock.offset ?? 0, expected))).toBeLessThanOrEqual(1);
  });
});

describe('ClockMover', () => {
  /** A clock that shows `rtp` at the time 0. */
  const clockAt = (rtp: number) => {
    const clock = new RtpClock();
    clock.observe(rtp, 0);
    return clock;
  };

  it('moves a frame to where the viewer counts at the same moment', () => {
    const mover = new ClockMover(clockAt(5_000));
    const source = clockAt(wrap - 100);
    expect(mover.move(wrap - 100, source)).toBe(5_000);
    expect(mover.move(toRtp(wrap - 100 + 3_000), source)).toBe(8_000);
  });

  it('jumps to the clock of another source at once', () => {
    const mover = new ClockMover(clockAt(0));
    expect(mover.move(1_000, clockAt(0))).toBe(1_000);
    mover.changeSource();
    expect(mover.move(700_000 + 4_000, clockAt(700_000))).toBe(4_000);
  });

  it('follows a corrected clock by 45 ticks a frame, no more', () => {
    const viewer = clockAt(0);
    const source = new RtpClock();
    // The first frame came 10 ms late, the second did not.
    source.observe(0, 10);
    const mover = new ClockMover(viewer);
    expect(mover.move(0, source)).toBe(900);
    source.observe(3_000, 3_000 / ticksPerMs);
    const errors = Array.from({ length: 25 }, (_, at) => {
      const rtp = 3_000 * (at + 1);
      return ticksBetween(rtp, mover.move(rtp, source));
    });
    expect(errors.slice(0, 3)).toEqual([855, 810, 765]);
    expect(errors[19]).toBe(0);
    expect(errors.at(-1)).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])('never stands still nor goes back, whatever the sources do (seed %i)', (seed) => {
    const random = seeded(seed);
    const offsets = Array.from({ length: 3 }, () => Math.floor(random() * wrap));
    const sources = offsets.map(() => new RtpClock());
    const viewer = clockAt(wrap - 500_000);
    const mover = new ClockMover(viewer);
    let picked = 0;
    let last: number | null = null;
    let wrapped = 0;
    for (let taken = 0; taken < 60_000; taken += 1 + random() * 40) {
      if (random() < 0.05) {
        picked = Math.floor(random() * sources.length);
        mover.changeSource();
      }
      const source = sources[picked];
      const rtp = toRtp((offsets[picked] ?? 0) + taken * ticksPerMs);
      source?.observe(rtp, taken + random() * 100);
      const moved = source ? mover.move(rtp, source) : 0;
      if (last !== null) {
        expect(ticksBetween(last, moved), `at ${taken} ms`).toBeGreaterThan(0);
        if (moved < last) wrapped += 1;
      }
      last = moved;
    }
    expect(wrapped).toBe(1);
  });
});
