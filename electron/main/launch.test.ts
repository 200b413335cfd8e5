import { describe, expect, it } from 'vitest';
import { Launch } from './launch.ts';

describe('Launch', () => {
  it('is told once; the name stays', () => {
    const launch = new Launch({ host: 'Studio', join: null, name: 'Ada' });
    expect(launch.take()).toEqual({ host: 'Studio', join: null, name: 'Ada' });
    expect(launch.take()).toEqual({ host: null, join: null, name: 'Ada' });
  });

  it('holds a link until the first page has asked', () => {
    const launch = new Launch({ host: null, join: null, name: null });
    expect(launch.hold('madang://join/x')).toBe(true);
    expect(launch.take().join).toBe('madang://join/x');
    expect(launch.hold('madang://join/y')).toBe(false);
    expect(launch.take().join).toBeNull();
  });
});
