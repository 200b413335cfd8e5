import type { IncomingSignal, Member, OutgoingSignal, SignalNotice, SignalRequest } from '#protocol';
import type { Identity } from '../identity/identity.ts';
import { SignalSigner } from '../identity/signal-signer.ts';
import { SignalVerifier, type SignalFailure, type Verdict } from '../identity/signal-verifier.ts';

export interface SignedSignalsOptions {
  identity: Pick<Identity, 'id' | 'sign'>;
  room: string;
  /** Of this stay in the room. */
  session: string;
  send: (request: SignalRequest) => void;
  /** Takes what was verified, in the order in which it came. */
  onSignal: (signal: IncomingSignal) => void;
  /** Is told once of a member whose signals cannot be verified; nothing of them is handed on any more. */
  onFailure: (id: string, reason: SignalFailure) => void;
  onError: (error: unknown) => void;
}

/** One stay of one member, with its two directions. */
interface Link {
  id: string;
  signer: SignalSigner;
  verifier: SignalVerifier;
  failure: SignalFailure | null;
  isBlocked: boolean;
}

/**
 * What stands between a call and the server: signs each signal that goes out, and lets in only what the member
 * has signed for here and now. A member of whom anything is wrong is let in no more (it fails closed).
 */
export class SignedSignals {
  readonly #options: SignedSignalsOptions;
  readonly #links = new Map<string, Link>();

  constructor(options: SignedSignalsOptions) {
    this.#options = options;
  }

  /** Someone is in the room, from now on or from before. */
  handleMember({ id, key, session }: Pick<Member, 'id' | 'key' | 'session'>): void {
    const { identity, room, session: own, onError } = this.#options;
    const parties = { room, self: { id: identity.id, session: own }, peer: { id, session } };
    const link: Link = {
      id,
      signer: new SignalSigner(parties, (text) => identity.sign(text)),
      verifier: new SignalVerifier(parties, key),
      failure: null,
      isBlocked: false,
    };
    this.#links.set(id, link);
    link.verifier
      .checkKey()
      .then((reason) => {
        if (reason) this.#fail(link, reason);
      })
      .catch(onError);
  }

  handleMemberLeft(id: string): void {
    this.#links.delete(id);
  }

  /** Signs and sends; in order for each receiver. */
  send(signal: OutgoingSignal): void {
    const link = this.#links.get(signal.to);
    if (!link || !this.#isOpen(link)) return;
    // The last word is sent, though nothing after it.
    const isLast = 'refusal' in signal.body;
    link.signer
      .sign(signal)
      .then((request) => {
        if (request && (isLast || this.#isOpen(link))) this.#options.send(request);
      })
      .catch(this.#options.onError);
  }

  /** Takes what the server hands on. */
  handleSignal(notice: SignalNotice): void {
    const link = this.#links.get(notice.from);
    if (!link || !this.#isOpen(link)) return;
    link.verifier
      .verify(notice)
      .then((verdict) => this.#take(link, verdict))
      .catch(this.#options.onError);
  }

  /** Nothing of this member is handed on any more, nor sent to them, until they come back in another session. */
  block(id: string): void {
    const link = this.#links.get(id);
    if (link) link.isBlocked = true;
  }

  /** What is wrong with a member's signals, or null. */
  failureOf(id: string): SignalFailure | null {
    return this.#links.get(id)?.failure ?? null;
  }

  /** Nothing goes out or in any more, not even what is being signed or verified now. */
  close(): void {
    this.#links.clear();
  }

  #take(link: Link, verdict: Verdict): void {
    if (!this.#isOpen(link)) return;
    if (!verdict.ok) this.#fail(link, verdict.reason);
    else if (verdict.signal) {
      const { generation, seq, body } = verdict.signal;
      this.#options.onSignal({ from: link.id, generation, seq, body });
    }
  }

  #fail(link: Link, reason: SignalFailure): void {
    if (!this.#isOpen(link)) return;
    link.failure = reason;
    this.#options.onFailure(link.id, reason);
  }

  // A member may have left, and come back, since.
  #isOpen(link: Link): boolean {
    return this.#links.get(link.id) === link && !link.failure && !link.isBlocked;
  }
}
