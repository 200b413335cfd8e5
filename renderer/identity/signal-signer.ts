import { signalText, type OutgoingSignal, type SignalPayload, type SignalRequest } from '#protocol';
import { InOrder } from './in-order.ts';

/** Between whom signals go: one stay of each in one room. */
export interface Parties {
  room: string;
  self: { id: string; session: string };
  peer: { id: string; session: string };
}

/** Signs what goes to one peer, in the order in which it was given. */
export class SignalSigner {
  readonly #parties: Parties;
  readonly #sign: (text: string) => Promise<string>;
  readonly #order = new InOrder();
  #generation = 0;

  /** @param sign the identity's own */
  constructor(parties: Parties, sign: (text: string) => Promise<string>) {
    this.#parties = parties;
    this.#sign = sign;
  }

  /**
   * Makes the request that carries a signal. Promises are settled in the order of the calls.
   * @returns null for the last words of a connection that has been made anew since: the peer would take them for
   *   an old signal sent again
   * @throws DOMException when the key cannot sign
   */
  sign({ generation, seq, body }: Omit<OutgoingSignal, 'to'>): Promise<SignalRequest | null> {
    if (generation < this.#generation) return Promise.resolve(null);
    this.#generation = generation;
    const { room, self, peer } = this.#parties;
    const payload = JSON.stringify({
      ...{ room, from: self.id, fromSession: self.session, to: peer.id, toSession: peer.session },
      ...{ generation, seq, body },
    } satisfies SignalPayload);
    const ends = { to: peer.id, toSession: peer.session };
    return this.#order.after(this.#sign(signalText(payload)), (signature) => ({
      ...ends,
      payload,
      signature,
    }));
  }
}
