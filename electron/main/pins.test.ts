import { describe, expect, it } from 'vitest';
import { canonicalHost, fingerprintOf, fingerprintOfPem, Pins } from './pins.ts';

const [one, other] = ['a'.repeat(43), 'b'.repeat(43)];

describe('Pins', () => {
  it('accepts the pinned pair and refuses another certificate of the host', () => {
    const pins = new Pins();
    pins.allow('10.0.0.2', one);
    expect(pins.judge('10.0.0.2', one)).toBe('accept');
    expect(pins.judge('10.0.0.2', other)).toBe('refuse');
    expect(pins.judge('10.0.0.2', null)).toBe('refuse');
  });

  it('does not carry a pin over to another host', () => {
    const pins = new Pins();
    pins.allow('10.0.0.2', one);
    expect(pins.judge('10.0.0.3', one)).toBe('unknown-host');
  });

  it('keeps two servers of one host apart from a third', () => {
    const pins = new Pins();
    pins.allow('studio.local', one);
    pins.allow('STUDIO.local', other);
    expect(pins.judge('Studio.Local', one)).toBe('accept');
    expect(pins.judge('studio.local', other)).toBe('accept');
    expect(pins.judge('studio.local', 'c'.repeat(43))).toBe('refuse');
  });

  it('knows an IPv6 host by any of its spellings', () => {
    expect(canonicalHost('[FD00:0:0::0001]')).toBe('fd00::1');
    expect(canonicalHost('fd00::1')).toBe('fd00::1');
  });
});

describe('fingerprint', () => {
  it('is 43 characters of base64url', () => {
    expect(fingerprintOf(new Uint8Array([1, 2, 3]))).toBe('A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc-4E');
    expect(fingerprintOf(new Uint8Array([1, 2, 3]))).toMatch(/^[\w-]{43}$/);
  });

  it('is null for what is no certificate', () => {
    expect(fingerprintOfPem('nonsense')).toBeNull();
  });
});
