import type { NegotiatedConnection } from './perfect-negotiation.ts';

type Description = { type: 'offer' | 'answer'; sdp: string };
type Operation = { run: () => void; settle: (failed: boolean, error?: Error) => void };

/**
 * A connection for tests that has no media but obeys the rules: the signaling state machine with implicit
 * rollback, the operations chain, and when negotiation is needed (W3C WebRTC 1.0, sections 4.3.1, 4.4.1.2 and
 * 4.7.3). Nothing happens by itself: whoever drives it picks which of `runnable` goes on.
 */
export class FakeConnection implements NegotiatedConnection {
  signalingState: RTCSignalingState = 'stable';
  onnegotiationneeded: () => void = () => undefined;
  onicecandidate: (candidate: RTCIceCandidateInit) => void = () => undefined;
  /** What this side wants to send: a higher number is a newer wish. */
  wish = 0;
  /** The wish that both sides have agreed on. */
  negotiated = 0;
  /** How often an own offer was taken back for the other side's. */
  rollbacks = 0;
  agreedRemote: Description | null = null;
  readonly #name: string;
  #local: Description | null = null;
  #remote: Description | null = null;
  readonly #chain: Operation[] = [];
  readonly #candidates: string[] = [];
  #made = 0;
  // ICE credentials: when a first offer is taken back, gathering begins anew.
  #ufrag = 1;
  #neededQueued = false;

  constructor(name: string) {
    this.#name = name;
  }

  get localDescription(): RTCSessionDescription | null {
    const local = this.#local;
    return local && { ...local, toJSON: () => local };
  }

  /** What could happen next on this side. */
  get runnable(): (() => void)[] {
    const [head] = this.#chain;
    const next: (() => void)[] = [];
    if (head) next.push(() => this.#runHead(head));
    if (this.#neededQueued) next.push(() => this.#fireNeeded());
    if (this.#candidates.length > 0) next.push(() => this.#fireCandidate());
    return next;
  }

  /** Wants something new to be negotiated. */
  want(): void {
    this.wish += 1;
    this.#updateNeeded();
  }

  setLocalDescription(): Promise<void> {
    return this.#enqueue(() => {
      const isAnswer = this.signalingState === 'have-remote-offer';
      const wish = isAnswer ? this.negotiated : this.wish;
      const sdp = `${this.#name}/${String(wish)}/${String(++this.#made)}/${String(this.#ufrag)}`;
      this.#local = { type: isAnswer ? 'answer' : 'offer', sdp };
      this.#candidates.push(ufragOf(sdp));
      if (isAnswer) this.#becomeStable();
      else this.signalingState = 'have-local-offer';
    });
  }

  setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    return this.#enqueue(() => {
      if (type === 'offer') {
        if (this.signalingState === 'have-local-offer') {
          this.#rollBack();
        }
        this.#remote = { type, sdp };
        this.signalingState = 'have-remote-offer';
        return;
      }
      if (this.signalingState !== 'have-local-offer') throw new Error(`answer in ${this.signalingState}`);
      this.#remote = { type: 'answer', sdp };
      this.negotiated = Number(this.#local?.sdp.split('/')[1]);
      this.#becomeStable();
    });
  }

  addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    return this.#enqueue(() => {
      const belongsTo = candidate?.usernameFragment;
      if (!this.#remote || belongsTo !== ufragOf(this.#remote.sdp))
        throw new Error(`candidate of ${String(belongsTo)}`);
    });
  }

  #rollBack(): void {
    this.rollbacks += 1;
    this.#local = null;
    if (this.agreedRemote) return;
    this.#candidates.length = 0;
    this.#ufrag += 1;
  }

  #becomeStable(): void {
    this.signalingState = 'stable';
    this.agreedRemote = this.#remote;
    this.#updateNeeded();
  }

  #updateNeeded(): void {
    if (this.#chain.length > 0 || this.signalingState !== 'stable') return;
    if (this.wish > this.negotiated) this.#neededQueued = true;
  }

  #fireNeeded(): void {
    this.#neededQueued = false;
    // The chain's end and the return to stable ask again.
    if (this.#chain.length > 0 || this.signalingState !== 'stable') return;
    if (this.wish > this.negotiated) this.onnegotiationneeded();
  }

  #fireCandidate(): void {
    const usernameFragment = this.#candidates.shift() ?? null;
    this.onicecandidate({ candidate: 'candidate', usernameFragment });
  }

  #enqueue(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle: Operation['settle'] = (failed, error) =>
        failed ? reject(error ?? new Error()) : resolve();
      this.#chain.push({ run, settle });
    });
  }

  #runHead(head: Operation): void {
    this.#chain.shift();
    try {
      head.run();
      head.settle(false);
    } catch (error) {
      head.settle(true, error instanceof Error ? error : new Error(String(error)));
    }
    if (this.#chain.length === 0) this.#updateNeeded();
  }
}

function ufragOf(sdp: string): string {
  const [name, , , ufrag] = sdp.split('/');
  return `${String(name)}${String(ufrag)}`;
}
