import { describe, expect, it } from 'vitest';
import { moreCameras } from './capacity.ts';

const quiet = { encodingMs: 100, decodingMs: 0, blurMs: 0, cameras: 0, cores: 2 };

describe('moreCameras', () => {
  it('says a number before there is anything to measure it by', () => {
    expect(moreCameras(quiet)).toBeGreaterThan(0);
  });

  it('falls by about one with each camera that comes, at the same cost each', () => {
    const left = [1, 2, 3, 4].map((cameras) => moreCameras({ ...quiet, cameras, decodingMs: 20 * cameras }));
    for (const [at, more] of left.entries()) if (at > 0) expect((left[at - 1] ?? 0) - more).toBe(1);
  });

  it('is less for larger pictures and more for more cores', () => {
    const small = { ...quiet, cameras: 4, decodingMs: 40 };
    expect(moreCameras({ ...small, decodingMs: 200 })).toBeLessThan(moreCameras(small));
    expect(moreCameras({ ...small, cores: 8 })).toBeGreaterThan(moreCameras(small));
  });

  it('is less by what a blur takes', () => {
    const withBlur = moreCameras({ ...quiet, cameras: 1, decodingMs: 20, blurMs: 510 });
    // At 51 ms a second for each camera.
    expect(moreCameras({ ...quiet, cameras: 1, decodingMs: 20 }) - withBlur).toBe(10);
  });

  it('is none, never less, on a machine that is full', () => {
    expect(moreCameras({ ...quiet, encodingMs: 1_500, decodingMs: 900, cameras: 9 })).toBe(0);
  });
});
