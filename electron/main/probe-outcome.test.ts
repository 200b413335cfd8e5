import { describe, expect, it } from 'vitest';
import type { HealthReply, HostReply } from './health-request.ts';
import { failure, success, type ProbedHost } from './probe-outcome.ts';

const [right, wrong] = ['a'.repeat(43), 'b'.repeat(43)];
const madang: HealthReply = { kind: 'madang', rooms: [] };
const tls = (fingerprint: string, health: HealthReply = madang): HostReply => ({
  kind: 'tls',
  fingerprint,
  health,
});
const at = (reply: HostReply, expected: string | null = right): ProbedHost => ({
  ...{ host: 'h', isRemembered: false },
  expected,
  reply,
});

describe('success', () => {
  it('is the right certificate on a Madang', () => {
    const found = { ok: true, host: 'h', port: 1, fingerprint: right, rooms: [] };
    expect(success(at(tls(right)), 1)).toEqual(found);
    expect(success(at(tls(right), null), 1)).toEqual(found);
  });

  it.each([
    at(tls(wrong)),
    at(tls(right, { kind: 'not-madang' })),
    at(tls(right, { kind: 'other-protocol', speaks: 2 })),
    at({ kind: 'silent' }),
    at({ kind: 'not-tls' }, null),
  ])('is nothing else: %j', (probed) => {
    expect(success(probed, 1)).toBeNull();
  });
});

describe('failure', () => {
  it.each([
    [[], 'nothing-answers'],
    [[at({ kind: 'silent' })], 'nothing-answers'],
    [[at({ kind: 'silent' }), at(tls(wrong))], 'certificate-changed'],
    [[at({ kind: 'not-tls' }), at({ kind: 'silent' })], 'not-madang'],
    [[at({ kind: 'not-tls' }), at(tls(wrong))], 'certificate-changed'],
    [[at(tls(right, { kind: 'not-madang' })), at(tls(wrong))], 'not-madang'],
    // A stranger's certificate at one address does not hide what the right server said at another.
    [[at(tls(wrong, { kind: 'other-protocol', speaks: 9 }))], 'certificate-changed'],
  ] satisfies [ProbedHost[], string][])('%# names the reason', (probed, reason) => {
    const changed = reason === 'certificate-changed' ? { changed: null } : {};
    expect(failure(probed, 1)).toEqual({ ok: false, reason, ...changed });
  });

  it('says which protocol the right server speaks', () => {
    const probed = [at(tls(wrong)), at(tls(right, { kind: 'other-protocol', speaks: 7 }))];
    expect(failure(probed, 1)).toEqual({ ok: false, reason: 'unsupported-protocol', speaks: 7 });
  });

  it('says what has changed where the certificate was remembered, and a Madang shows another', () => {
    const changed = { host: 'h', port: 1, remembered: right, seen: wrong };
    const remembered = { ...at(tls(wrong)), isRemembered: true };
    expect(failure([remembered], 1)).toEqual({ ok: false, reason: 'certificate-changed', changed });
    const stranger = { ...at(tls(wrong, { kind: 'not-madang' })), isRemembered: true };
    expect(failure([stranger], 1)).toMatchObject({ reason: 'certificate-changed', changed: null });
  });
});
