import { protocolVersion } from '#protocol';
import { m } from '../../i18n/paraglide/messages.js';
import type { ChangedCertificate, Problem } from '../../state/intent.ts';

type Reason = Problem['reason'];

const words: Record<Exclude<Reason, 'unsupported-protocol' | 'too-soon'>, () => string> = {
  empty: m.problem_empty,
  'too-long': m.problem_too_long,
  'malformed-invite': m.problem_malformed_invite,
  'not-an-address': m.problem_not_an_address,
  'name-missing': m.name_missing,
  'passphrase-missing': m.passphrase_missing,
  'passphrase-short': m.passphrase_short,
  'no-network': m.problem_no_network,
  'nothing-answers': m.problem_nothing_answers,
  'not-madang': m.problem_not_madang,
  'certificate-changed': m.problem_certificate_changed,
  'room-not-found': m.problem_room_not_found,
  'not-found': m.problem_room_not_found,
  full: m.problem_full,
  locked: m.problem_locked,
  banned: m.problem_banned,
  removed: m.ended_removed_title,
  'seat-gone': m.problem_refused,
  'wrong-proof': m.problem_wrong_passphrase,
  'link-needed': m.problem_link_needed,
  denied: m.problem_denied,
  waiting: m.problem_refused,
  cancelled: m.problem_refused,
  replaced: m.ended_replaced_title,
  'not-owner': m.problem_refused,
  'no-free-port': m.problem_no_free_port,
  'interface-missing': m.problem_interface_missing,
  'already-hosting': m.problem_already_hosting,
  failed: m.problem_host_failed,
  unreachable: m.problem_unreachable,
  'no-answer': m.problem_no_answer,
  'bad-answer': m.problem_bad_answer,
  'bad-request': m.problem_refused,
  'hello-first': m.problem_refused,
  'wrong-server': m.problem_certificate_changed,
  'bad-proof': m.problem_refused,
  'already-joined': m.problem_refused,
  'not-in-room': m.problem_refused,
  'no-such-member': m.problem_refused,
  'too-many-requests': m.problem_too_many_requests,
  unavailable: m.problem_unavailable,
  internal: m.problem_internal,
  unexpected: m.problem_unexpected,
};

/** What happened and what to do about it, in the person's language. */
export function problemWords(problem: Problem): string {
  if (problem.reason === 'too-soon') {
    const waitMs = 'retryAfterMs' in problem ? (problem.retryAfterMs ?? 0) : 0;
    return m.problem_too_soon({ seconds: Math.max(1, Math.ceil(waitMs / 1000)) });
  }
  if (changeIn(problem)) return m.problem_certificate_changed_known();
  if (problem.reason !== 'unsupported-protocol') return words[problem.reason]();
  // The probe tells what the host speaks; a server that refused tells what it needs.
  const theirs = 'speaks' in problem ? problem.speaks : 'needs' in problem ? problem.needs : undefined;
  if (theirs === undefined || theirs === protocolVersion) return m.problem_unsupported_unknown();
  return theirs > protocolVersion ? m.problem_unsupported_here() : m.problem_unsupported_there();
}

/** The certificate that a remembered address has in place of another, where that is the problem. */
export function changeIn(problem: Problem | null): ChangedCertificate | null {
  return problem?.reason === 'certificate-changed' ? problem.changed : null;
}

const ofPassphrase: ReadonlySet<Reason> = new Set([
  'passphrase-missing',
  'passphrase-short',
  'wrong-proof',
  'too-soon',
]);

/** Whether the words belong to the field that the passphrase is typed into. */
export function isAboutPassphrase(problem: Problem | null): boolean {
  return problem !== null && ofPassphrase.has(problem.reason);
}
