import { describe, expect, it } from 'vitest';
import { seeded } from '../../../signaling/testing/random.ts';
import { FakeTiming } from '../testing/fake-timing.ts';
import { KeyframeGate } from './keyframe-gate.ts';

const gapMs = 300;

function open(isAwaited = () => false) {
  const timing = new FakeTiming();
  /** When the source was asked. */
  const asked: number[] = [];
  const source = { isFlowing: true };
  const gate = new KeyframeGate({
    ...{ gapMs, isAwaited, timing },
    ask: () => asked.push(timing.now()),
    isFlowing: () => source.isFlowing,
  });
  return { timing, asked, gate, source };
}

describe('KeyframeGate', () => {
  it('lets the first request through at once, and the first after a quiet gap too', () => {
    const { timing, asked, gate } = open();
    gate.request();
    expect(asked).toEqual([0]);
    timing.pass(gapMs);
    gate.request();
    expect(asked).toEqual([0, 300]);
    timing.pass(10_000);
    expect(asked).toEqual([0, 300]);
    expect(timing.pending).toBe(0);
  });

  it('leaves it to a source that starts to begin with a keyframe, and asks when it has not', () => {
    const { timing, asked, gate, source } = open();
    source.isFlowing = false;
    gate.request();
    timing.pass(150);
    gate.handleKeyframe();
    timing.pass(10_000);
    expect(asked).toEqual([]);
    gate.request();
    timing.pass(10_000);
    expect(asked).toEqual([10_350]);
  });

  it('makes one more of what 100 viewers ask within a gap', () => {
    const { timing, asked, gate } = open();
    gate.request();
    for (let viewer = 0; viewer < 100; viewer += 1) {
      timing.pass(2);
      gate.request();
    }
    expect(asked).toEqual([0]);
    timing.pass(10_000);
    expect(asked).toEqual([0, gapMs]);
  });

  it('does not ask again when a keyframe has come for those who wait', () => {
    const { timing, asked, gate } = open();
    gate.request();
    timing.pass(50);
    gate.request();
    timing.pass(50);
    gate.handleKeyframe();
    timing.pass(10_000);
    expect(asked).toEqual([0]);
    gate.request();
    expect(asked).toEqual([0, 10_100]);
  });

  it('keeps its gap after a keyframe, which may have been the answer to somebody else', () => {
    const { timing, asked, gate } = open();
    gate.request();
    timing.pass(100);
    gate.handleKeyframe();
    gate.request();
    expect(asked).toEqual([0]);
    timing.pass(200);
    expect(asked).toEqual([0, gapMs]);
  });

  it('asks again each second while somebody waits and no keyframe comes', () => {
    let isAwaited = true;
    const { timing, asked, gate } = open(() => isAwaited);
    gate.request();
    timing.pass(2_500);
    expect(asked).toEqual([0, 1_000, 2_000]);
    isAwaited = false;
    timing.pass(10_000);
    expect(asked).toEqual([0, 1_000, 2_000]);
    expect(timing.pending).toBe(0);
  });

  it('does not ask again once a keyframe has come', () => {
    const { timing, asked, gate } = open(() => true);
    gate.request();
    timing.pass(900);
    gate.handleKeyframe();
    timing.pass(10_000);
    expect(asked).toEqual([0]);
  });

  it('asks no more once closed', () => {
    const { timing, asked, gate } = open();
    gate.request();
    gate.request();
    expect(timing.pending).toBe(2);
    gate.close();
    expect(timing.pending).toBe(0);
    timing.pass(10_000);
    expect(asked).toEqual([0]);
  });

  it.each([1, 2, 3, 4, 5])('forgets nobody and keeps its bound in a storm of requests (seed %i)', (seed) => {
    const { timing, asked, gate } = open();
    const random = seeded(seed);
    const requested: number[] = [];
    const keyframes: number[] = [];
    for (let turn = 0; turn < 5_000; turn += 1) {
      // Mostly at once or soon after each other, at times after a pause.
      timing.pass(Math.floor(random() < 0.01 ? random() * 1_000 : random() * 5));
      if (random() < 0.002) {
        gate.handleKeyframe();
        keyframes.push(timing.now());
      }
      gate.request();
      requested.push(timing.now());
    }
    timing.pass(gapMs);
    for (const [at, time] of asked.entries()) {
      const next = asked[at + 1] ?? Infinity;
      expect(next - time).toBeGreaterThanOrEqual(gapMs);
    }
    for (const time of requested) {
      const isMet = (met: number) => met >= time && met <= time + gapMs;
      expect(asked.some(isMet) || keyframes.some(isMet)).toBe(true);
    }
    // A storm that the gate hardly felt would prove nothing.
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.length).toBeLessThan(requested.length / 40);
  });
});
