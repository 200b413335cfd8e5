import { beforeEach, describe, expect, it } from 'vitest';
import { LoadControl, type EncoderSample } from './load-control.ts';

const well = { captured: 30, encoded: 30, wanted: 30, frameMs: 8, limitation: 'none' } as const;

let control: LoadControl;
let seconds = 0;

/** Lets so many seconds pass with one sample each; @returns the limit after each. */
function run(count: number, change: Partial<EncoderSample> = {}): (string | null)[] {
  return Array.from({ length: count }, () => {
    seconds += 1;
    return control.handleSample({ atMs: seconds * 1000, ...well, ...change });
  });
}

beforeEach(() => {
  control = new LoadControl(['high', 'middle', 'low']);
  seconds = 0;
});

describe('LoadControl', () => {
  it('leaves alone what goes well, and what is short of work or of bitrate', () => {
    expect(new Set(run(60))).toEqual(new Set([null]));
    expect(new Set(run(60, { captured: 5, encoded: 5 }))).toEqual(new Set([null]));
    expect(new Set(run(60, { encoded: 5, limitation: 'bandwidth' }))).toEqual(new Set([null]));
    expect(new Set(run(60, { captured: 0, encoded: 0, frameMs: 0 }))).toEqual(new Set([null]));
  });

  it.each([
    ['the engine says so', { limitation: 'cpu' }],
    ['a frame takes too long', { frameMs: 30 }],
    ['too few frames are encoded', { encoded: 12 }],
  ] as const)('lowers by one layer when %s for three seconds', (_, trouble) => {
    expect(run(3, trouble)).toEqual([null, null, null]);
    expect(run(1, trouble)).toEqual(['middle']);
  });

  it('does not lower for trouble that comes and goes', () => {
    for (let turn = 0; turn < 30; turn += 1)
      expect([...run(2, { frameMs: 30 }), ...run(1)].at(-1)).toBeNull();
  });

  it('goes down to the last layer and not further', () => {
    expect(run(30, { frameMs: 40 }).at(-1)).toBe('low');
  });

  it('comes back after twenty seconds that go well', () => {
    run(4, { frameMs: 30 });
    const limits = run(25);
    expect(limits.indexOf(null)).toBeGreaterThanOrEqual(18);
    expect(limits.at(-1)).toBeNull();
  });

  it('tries less and less often when each try fails', () => {
    const changes: number[] = [];
    let before: string | null = null;
    for (let turn = 0; turn < 600; turn += 1) {
      const [limit = null] = run(1, before === null ? { frameMs: 30 } : {});
      if (limit !== before) changes.push(seconds);
      before = limit;
    }
    // Down and up again: 20, 40, 80, 160 seconds between.
    expect(changes.length).toBeLessThan(14);
  });
});
