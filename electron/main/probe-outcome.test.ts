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
  host: 'h',
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
    expect(failure(probed)).toEqual({ ok: false, reason });
  });

  it('says which protocol the right server speaks', () => {
    const probed = [at(tls(wrong)), at(tls(right, { kind: 'other-protocol', speaks: 7 }))];
    expect(failure(probed)).toEqual({ ok: false, reason: 'unsupported-protocol', speaks: 7 });
  });
});
