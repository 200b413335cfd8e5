import * as v from 'valibot';

/** 32 bytes, base64url without padding: a nonce, a commitment, an HMAC. */
const bytes32 = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/**
 * What two peers say to each other first on their data channel, in this order (PROTOCOL.md, *The handshake*):
 * `commit` by the one who offered, `nonce` by the other, then `reveal` and `confirm`.
 */
export const handshakeMessage = v.variant('kind', [
  v.strictObject({ kind: v.literal('commit'), commitment: bytes32 }),
  v.strictObject({ kind: v.literal('nonce'), nonce: bytes32 }),
  v.strictObject({ kind: v.literal('reveal'), nonce: bytes32, proof: bytes32 }),
  v.strictObject({ kind: v.literal('confirm'), proof: bytes32 }),
]);
export type HandshakeMessage = v.InferOutput<typeof handshakeMessage>;

/** Why somebody wants no connection to a member, as the member is told with a signed signal. */
export const refusalReason = v.picklist([
  /** No proof came in time. */
  'no-proof',
  /** The proof is of another key, or of other ids, fingerprints or nonces. */
  'wrong-proof',
  /** What was said was no handshake. */
  'malformed',
  /** The people have compared the short codes, and they differ. */
  'code-differs',
  /** A signal of the member failed a check, or their key did. */
  'unverified',
]);
export type RefusalReason = v.InferOutput<typeof refusalReason>;

/** How long a connection may be up without the handshake having succeeded, in milliseconds. */
export const handshakeWithinMs = 15_000;

/** What stands for the member key where a room has none: 32 zero bytes, so that everyone has it. */
export const openMemberKey = 'A'.repeat(43);

/** What a handshake binds: who connects, over which certificates, in which exchange. */
export interface HandshakeBinding {
  room: string;
  /** The participant who made this connection's first offer, and the other. */
  offerer: string;
  answerer: string;
  /** SHA-256 of each side's DTLS certificate, spelled as in a description: upper-case hexadecimal with colons. */
  offererFingerprint: string;
  answererFingerprint: string;
  offererNonce: string;
  answererNonce: string;
}

/** The text whose UTF-8 form a commitment is the SHA-256 of. */
export function commitmentText(nonce: string): string {
  return `madang-commit-1\n${nonce}`;
}

/** The text whose UTF-8 form the proof of one role covers: HMAC-SHA-256 by the member key. */
export function memberText(role: 'offerer' | 'answerer', binding: HandshakeBinding): string {
  return ['madang-proof-1', role, ...linesOf(binding)].join('\n');
}

/** The text whose UTF-8 form the short code is made from. */
export function codeText(binding: HandshakeBinding): string {
  return ['madang-code-1', ...linesOf(binding)].join('\n');
}

/** Symbols of a short code, and the bits that each of them stands for: 42 in all. */
export const codeLength = 7;
const symbolBits = 6;

/**
 * The short code that a SHA-256 begins with.
 * @param digest at least six bytes
 * @returns seven numbers from 0 to 63, the first from the highest bits
 */
export function codeOf(digest: Uint8Array): number[] {
  const bits = Array.from(digest.subarray(0, 6), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: codeLength }, (_, at) =>
    parseInt(bits.slice(at * symbolBits, (at + 1) * symbolBits), 2),
  );
}

function linesOf(binding: HandshakeBinding): string[] {
  const { room, offerer, answerer, offererFingerprint, answererFingerprint } = binding;
  const { offererNonce, answererNonce } = binding;
  return [room, offerer, answerer, offererFingerprint, answererFingerprint, offererNonce, answererNonce];
}
