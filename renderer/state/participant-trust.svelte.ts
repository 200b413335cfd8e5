import type { KnownDevice } from '../identity/known-devices.ts';

/** How sure it is who somebody is, the surest first. */
export type TrustLevel =
  /** The people have compared their short codes, now or in an earlier call. */
  | 'by-you'
  /** They have proven the key that the secret of the room's invite makes. */
  | 'by-invite'
  /** The same device as in an earlier call. */
  | 'known'
  | 'unverified';

/** What is known of who one participant is. */
export class ParticipantTrust {
  #code = $state.raw<readonly number[] | null>(null);
  #isByInvite = $state(false);
  #known = $state.raw<KnownDevice | null>(null);

  /** Null before the handshake has passed, and after the connection was refused. */
  get level(): TrustLevel | null {
    if (this.#code === null) return null;
    if (this.#known?.isCompared) return 'by-you';
    if (this.#isByInvite) return 'by-invite';
    return this.#known ? 'known' : 'unverified';
  }

  /** Seven numbers from 0 to 63, the same on both sides. */
  get code(): readonly number[] | null {
    return this.#code;
  }

  /** The device as it was in an earlier call, or as it was compared in this one. */
  get known(): KnownDevice | null {
    return this.#known;
  }

  /** A connection's handshake has passed. @param isByInvite see Membership */
  handlePassed(code: readonly number[], isByInvite: boolean): void {
    this.#code = code;
    this.#isByInvite = isByInvite;
  }

  handleKnown(known: KnownDevice | null): void {
    this.#known = known;
  }

  handleBlocked(): void {
    this.#code = null;
  }
}
