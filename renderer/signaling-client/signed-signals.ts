import type { IncomingSignal, Member, OutgoingSignal, SignalNotice } from '#protocol';
import type { Identity } from '../identity/identity.ts';
import { SignalSigner } from '../identity/signal-signer.ts';
import { SignalVerifier, type SignalFailure, type Verdict } from '../identity/signal-verifier.ts';
import type { BlockReason } from './block-reason.ts';
import { Outbox, type SendSignal } from './outbox.ts';

export interface SignedSignalsOptions {
  identity: Pick<Identity, 'id' | 'sign'>;
  room: string;
  /** Of this stay in the room. */
  session: string;
  send: SendSignal;
  /** Takes what was verified, in the order in which it came. */
  onSignal: (signal: IncomingSignal) => void;
  /** Is told once of a member whose signals cannot be verified; nothing of them is handed on any more. */
  onFailure: (id: string, reason: SignalFailure) => void;
  onError: (error: unknown) => void;
}

/** How many stays of members who have gone are remembered, the latest: some of them may be taken up again. */
const remembered = 100;

type Stay = Pick<Member, 'id' | 'key' | 'session'>;

/** One stay of one member, with its two directions. */
interface Link {
  id: string;
  session: string;
  outbox: Outbox;
  /** The last connection that was made or taken. */
  generation: number;
  signer: SignalSigner;
  verifier: SignalVerifier;
  blocked: BlockReason | null;
  /** The last word has been said. */
  hasRefused: boolean;
}

/**
 * What stands between a call and the server: signs each signal that goes out, and lets in only what the member
 * has signed for here and now. A member of whom anything is wrong is let in no more (it fails closed).
 */
export class SignedSignals {
  readonly #options: SignedSignalsOptions;
  readonly #links = new Map<string, Link>();
  readonly #gone = new Map<string, Link>();
  #session: string;

  constructor(options: SignedSignalsOptions) {
    this.#options = options;
    this.#session = options.session;
  }

  /**
   * Someone is in the room, from now on or from before.
   * @returns the generation of the last connection to them in this stay; 0 when there was none
   */
  handleMember(member: Stay): number {
    const known = this.#gone.get(nameOf(member));
    if (!known) {
      this.#links.set(member.id, this.#linkTo(member));
      return 0;
    }
    this.#gone.delete(nameOf(member));
    this.#links.set(member.id, known);
    known.outbox.resume(true);
    return known.generation;
  }

  /** Whether signals to and from this stay go on where they were. */
  knows({ id, session }: Pick<Stay, 'id' | 'session'>): boolean {
    return this.#links.get(id)?.session === session;
  }

  #linkTo({ id, key, session }: Stay): Link {
    const { identity, room, send, onError } = this.#options;
    const parties = { room, self: { id: identity.id, session: this.#session }, peer: { id, session } };
    const link: Link = {
      ...{ id, session, generation: 0, outbox: new Outbox(send) },
      signer: new SignalSigner(parties, (text) => identity.sign(text)),
      verifier: new SignalVerifier(parties, key),
      blocked: null,
      hasRefused: false,
    };
    link.verifier
      .checkKey()
      .then((reason) => {
        if (reason) this.#fail(link, reason);
      })
      .catch(onError);
    return link;
  }

  handleMemberLeft(id: string): void {
    const link = this.#links.get(id);
    if (!link) return;
    link.outbox.pause();
    this.#links.delete(id);
    this.#gone.set(nameOf(link), link);
    const [oldest] = this.#gone.keys();
    if (this.#gone.size > remembered && oldest !== undefined) this.#gone.delete(oldest);
  }

  /** The connection to the server is lost: what goes out waits. */
  handleAway(): void {
    for (const { outbox } of this.#links.values()) outbox.pause();
  }

  /** A member of before is there for signals again. @param isAnotherServer see Outbox.resume */
  handleThere(id: string, isAnotherServer: boolean): void {
    this.#links.get(id)?.outbox.resume(isAnotherServer);
  }

  /** This is another stay of one's own: nothing of before counts. */
  handleAnew(session: string): void {
    this.close();
    this.#session = session;
  }

  /** Signs and sends; in order for each receiver. To somebody who is blocked, a refusal goes out, and nothing after it. */
  send(signal: OutgoingSignal): void {
    const link = this.#links.get(signal.to);
    const isLast = 'refusal' in signal.body;
    if (!link || link.hasRefused || (link.blocked && !isLast)) return;
    link.hasRefused = isLast;
    link.generation = Math.max(link.generation, signal.generation);
    link.signer
      .sign(signal)
      .then((request) => {
        // Also what was being signed when they were blocked: with one missing, the refusal would not be believed.
        if (request && (isLast || this.#isHere(link))) link.outbox.push(request);
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
  block(id: string, reason: BlockReason): void {
    const link = this.#links.get(id);
    if (link) link.blocked ??= reason;
  }

  /** Why nothing of a member is handed on, in this stay of theirs and however often it is taken up; or null. */
  blockOf(id: string): BlockReason | null {
    return this.#links.get(id)?.blocked ?? null;
  }

  /** Nothing goes out or in any more, not even what is being signed or verified now. */
  close(): void {
    this.#links.clear();
    this.#gone.clear();
  }

  #take(link: Link, verdict: Verdict): void {
    if (!this.#isOpen(link)) return;
    if (!verdict.ok) this.#fail(link, verdict.reason);
    else if (verdict.signal) {
      const { generation, seq, body } = verdict.signal;
      link.generation = Math.max(link.generation, generation);
      this.#options.onSignal({ from: link.id, generation, seq, body });
    }
  }

  #fail(link: Link, reason: SignalFailure): void {
    if (!this.#isOpen(link)) return;
    link.blocked = { kind: 'signal', reason };
    this.#options.onFailure(link.id, reason);
  }

  #isOpen(link: Link): boolean {
    return this.#isHere(link) && !link.blocked;
  }

  // A member may have left, and come back, since.
  #isHere(link: Link): boolean {
    return this.#links.get(link.id) === link;
  }
}

const nameOf = ({ id, session }: Pick<Stay, 'id' | 'session'>) => `${id} ${session}`;
