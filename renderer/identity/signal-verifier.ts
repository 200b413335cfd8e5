import { parseAs, signalPayload, signalText, type SignalNotice, type SignalPayload } from '#protocol';
import { fromBase64url, toBase64url } from './base64url.ts';
import { bytesOf, ecdsa, hashOfKey } from './ecdsa.ts';
import { InOrder } from './in-order.ts';
import type { Parties } from './signal-signer.ts';

/** What is wrong with somebody's signals, or with the key that they are to be verified by. */
export type SignalFailure =
  /** The key is none, its hash is not the member's id, or it is one's own. */
  | 'bad-key'
  /** Not signed by the key, or changed since. */
  | 'bad-signature'
  /** Signed by the key, and no signal. */
  | 'malformed'
  /** Meant for another room, another participant, or an earlier stay of either. */
  | 'wrong-session'
  /** One before it is missing, or it is older than the last. */
  | 'out-of-order';

/** A signal that is what it claims to be, or null for one that was taken before; or what is wrong with it. */
export type Verdict = { ok: true; signal: SignalPayload | null } | { ok: false; reason: SignalFailure };

/** So many signals, the latest, are known again: far more than a server may have lost and be sent again. */
const remembered = 1_000;

/** Verifies what comes from one peer: who signed it, for whom, and that none is missing. */
export class SignalVerifier {
  readonly #parties: Parties;
  readonly #key: Promise<CryptoKey | null>;
  readonly #order = new InOrder();
  readonly #taken = new Set<string>();
  #generation = 0;
  #nextSeq = 0;

  /** @param key the peer's, as the server tells it */
  constructor(parties: Parties, key: string) {
    this.#parties = parties;
    // Not one's own: the server could send one's own signals back.
    this.#key = parties.peer.id === parties.self.id ? Promise.resolve(null) : importKey(key, parties.peer.id);
  }

  /** @returns `bad-key` when nothing can be verified by this key; never rejects */
  async checkKey(): Promise<'bad-key' | null> {
    return (await this.#key) ? null : 'bad-key';
  }

  /** Verifies one signal. Promises are settled in the order of the calls, and never reject. */
  verify({ payload, signature }: Pick<SignalNotice, 'payload' | 'signature'>): Promise<Verdict> {
    return this.#order.after(this.#check(payload, signature), (checked) =>
      typeof checked === 'string' ? { ok: false, reason: checked } : this.#place(checked, signature),
    );
  }

  /** What does not depend on the signals before. The payload is not read before it is known whose it is. */
  async #check(payload: string, signature: string): Promise<SignalPayload | SignalFailure> {
    const key = await this.#key;
    if (!key) return 'bad-key';
    const proof = fromBase64url(signature);
    const isSigned = proof && (await crypto.subtle.verify(ecdsa, key, proof, bytesOf(signalText(payload))));
    if (!isSigned) return 'bad-signature';
    const signal = parseAs(signalPayload, parseJson(payload));
    if (!signal) return 'malformed';
    return this.#isOfNow(signal) ? signal : 'wrong-session';
  }

  #isOfNow({ room, from, fromSession, to, toSession }: SignalPayload): boolean {
    const { room: here, self, peer } = this.#parties;
    const isFromPeer = from === peer.id && fromSession === peer.session;
    const isForSelf = to === self.id && toSession === self.session;
    return room === here && isFromPeer && isForSelf;
  }

  #place(signal: SignalPayload, signature: string): Verdict {
    if (this.#taken.has(signature)) return { ok: true, signal: null };
    const { generation, seq } = signal;
    const isNext =
      generation === this.#generation ? seq === this.#nextSeq : generation > this.#generation && seq === 0;
    if (!isNext) return { ok: false, reason: 'out-of-order' };
    this.#generation = generation;
    this.#nextSeq = seq + 1;
    this.#taken.add(signature);
    const [oldest] = this.#taken;
    if (this.#taken.size > remembered && oldest !== undefined) this.#taken.delete(oldest);
    return { ok: true, signal };
  }
}

async function importKey(key: string, id: string): Promise<CryptoKey | null> {
  const raw = fromBase64url(key);
  if (!raw || toBase64url(await hashOfKey(raw)) !== id) return null;
  return crypto.subtle.importKey('raw', raw, ecdsa, false, ['verify']).catch(() => null);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
