import { describe, expect, it, vi } from 'vitest';
import { protocolVersion } from '#protocol';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import type { Problem } from '../../state/intent.ts';
import { deviceWords } from './device.ts';
import { problemWords } from './problem.ts';

const reasons = [
  'empty',
  'too-long',
  'malformed-invite',
  'not-an-address',
  'name-missing',
  'no-network',
  'nothing-answers',
  'not-madang',
  'room-not-found',
  'no-free-port',
  'interface-missing',
  'already-hosting',
  'failed',
  'unreachable',
  'no-answer',
  'bad-answer',
  'full',
  'not-found',
  'internal',
] as const satisfies readonly Problem['reason'][];

describe.each(['en', 'ko'] as const)('problem words in %s', (locale) => {
  it('say of every reason what happened', () => {
    overwriteGetLocale(() => locale);
    const change = { host: 'h', port: 1, remembered: 'a', seen: 'b' };
    const all: Problem[] = [
      ...reasons.map((reason) => ({ ok: false, reason }) as const),
      ...[null, change].map((changed) => ({ ok: false, reason: 'certificate-changed', changed }) as const),
    ];
    for (const problem of all) {
      const words = problemWords(problem);
      expect(words).toMatch(/[.요]/);
      expect(/[가-힣]/.test(words)).toBe(locale === 'ko');
    }
  });

  it('say which side needs the update', () => {
    overwriteGetLocale(() => locale);
    const newer = problemWords({ ok: false, reason: 'unsupported-protocol', speaks: protocolVersion + 1 });
    const older = problemWords({ ok: false, reason: 'unsupported-protocol', needs: protocolVersion - 1 });
    const unknown = problemWords({ ok: false, reason: 'unsupported-protocol' });
    expect(newer).toMatch(/this computer|이 컴퓨터/);
    expect(older).toMatch(/Ask the host|그쪽/);
    expect(new Set([newer, older, unknown]).size).toBe(3);
  });

  it('say of a refused device where it is allowed, by where this runs', () => {
    overwriteGetLocale(() => locale);
    vi.stubGlobal('navigator', { userAgent: 'X11; Linux' });
    expect(deviceWords('camera', 'denied', true)).not.toBe(deviceWords('camera', 'denied', false));
    expect(deviceWords('microphone', 'on', true)).toBe('');
    vi.unstubAllGlobals();
  });
});
