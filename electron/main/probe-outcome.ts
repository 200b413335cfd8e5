import type { CallResult, ChangedCertificate } from '#ipc';
import type { HostReply } from './health-request.ts';

export type ProbeResult = CallResult<'server:probe'>;
type TlsReply = Extract<HostReply, { kind: 'tls' }>;

/** One host's reply, and the only certificate that will do there, or null on first use. */
export interface ProbedHost {
  host: string;
  expected: string | null;
  /** That certificate was remembered from an earlier visit, and not given with the address. */
  isRemembered: boolean;
  reply: HostReply;
}

/** Whether a reply shows the right certificate. */
export function isRight(probed: ProbedHost): probed is ProbedHost & { reply: TlsReply } {
  const { reply, expected } = probed;
  return reply.kind === 'tls' && (expected === null || expected === reply.fingerprint);
}

/** The result when this host can be joined, or null. */
export function success(probed: ProbedHost, port: number): ProbeResult | null {
  if (!isRight(probed) || probed.reply.health.kind !== 'madang') return null;
  const { fingerprint, health } = probed.reply;
  return { ok: true, host: probed.host, port, fingerprint, rooms: health.rooms };
}

/**
 * Why none of the hosts will do. What a host with the right certificate said comes first, then that there was
 * a wrong certificate, then that something else answered.
 */
export function failure(probed: readonly ProbedHost[], port: number): ProbeResult {
  const right = probed.filter(isRight).map(({ reply }) => reply.health);
  for (const health of right) {
    if (health.kind === 'other-protocol') {
      return { ok: false, reason: 'unsupported-protocol', speaks: health.speaks };
    }
  }
  if (right.length > 0) return { ok: false, reason: 'not-madang' };
  if (probed.some(({ reply }) => reply.kind === 'tls')) {
    return { ok: false, reason: 'certificate-changed', changed: changeOf(probed, port) };
  }
  if (probed.some(({ reply }) => reply.kind === 'not-tls')) return { ok: false, reason: 'not-madang' };
  return { ok: false, reason: 'nothing-answers' };
}

/** What a Madang at a remembered address shows in place of the certificate that is remembered. */
function changeOf(probed: readonly ProbedHost[], port: number): ChangedCertificate | null {
  for (const { host, expected, isRemembered, reply } of probed) {
    const isMadang = reply.kind === 'tls' && reply.health.kind === 'madang';
    if (isRemembered && expected !== null && isMadang) {
      return { host, port, remembered: expected, seen: reply.fingerprint };
    }
  }
  return null;
}
