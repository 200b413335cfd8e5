import type { NegotiationBody } from '#protocol';

/** The nine steps of the textbook exchange between two peers, in its order. */
export const negotiationSteps = [
  'create-offer',
  'set-local-offer',
  'send-offer',
  'set-remote-offer',
  'create-answer',
  'set-local-answer',
  'send-answer',
  'set-remote-answer',
  'exchange-candidates',
] as const;
export type NegotiationStep = (typeof negotiationSteps)[number];

/** The part of RTCPeerConnection that negotiation touches. */
export type NegotiatedConnection = Pick<
  RTCPeerConnection,
  'signalingState' | 'localDescription' | 'setLocalDescription' | 'setRemoteDescription' | 'addIceCandidate'
>;

export interface NegotiationOptions {
  connection: NegotiatedConnection;
  /** The polite side gives way when two offers cross; exactly one of two peers is polite. */
  polite: boolean;
  send: (body: NegotiationBody) => void;
  onStep: (step: NegotiationStep) => void;
  onError: (error: unknown) => void;
}

/**
 * Perfect negotiation (W3C WebRTC 1.0, section 10.7): either side may offer at any time; crossing offers are
 * settled by politeness, with implicit rollback on the polite side.
 */
export class PerfectNegotiation {
  readonly #options: NegotiationOptions;
  #makingOffer = false;
  #ignoreOffer = false;
  #settingRemoteAnswer = false;

  constructor(options: NegotiationOptions) {
    this.#options = options;
  }

  /** Takes the connection's `negotiationneeded`: makes an offer. Never throws: failures go to `onError`. */
  async handleNegotiationNeeded(): Promise<void> {
    const { connection, onStep, onError } = this.#options;
    try {
      this.#makingOffer = true;
      // Without an argument, creating and setting are one operation, so nothing can come between them.
      await connection.setLocalDescription();
      onStep('create-offer');
      onStep('set-local-offer');
      this.#sendLocal('send-offer');
    } catch (error) {
      onError(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  /** Takes a candidate that the connection has found; null ends them and is not sent. */
  handleLocalCandidate(found: RTCIceCandidate | null): void {
    if (!found) return;
    const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = found;
    this.#options.send({ candidate: { candidate, sdpMid, sdpMLineIndex, usernameFragment } });
  }

  /** Takes a signal from the other side. Never throws: failures go to `onError`. */
  async handleSignal(body: NegotiationBody): Promise<void> {
    try {
      if ('description' in body) await this.#handleDescription(body.description);
      else await this.#handleCandidate(toCandidate(body.candidate));
    } catch (error) {
      this.#options.onError(error);
    }
  }

  async #handleDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const { connection, polite, onStep } = this.#options;
    const isOffer = description.type === 'offer';
    const readyForOffer =
      !this.#makingOffer && (connection.signalingState === 'stable' || this.#settingRemoteAnswer);
    this.#ignoreOffer = !polite && isOffer && !readyForOffer;
    if (this.#ignoreOffer) return;

    this.#settingRemoteAnswer = !isOffer;
    try {
      await connection.setRemoteDescription(description);
    } finally {
      this.#settingRemoteAnswer = false;
    }
    onStep(isOffer ? 'set-remote-offer' : 'set-remote-answer');
    if (!isOffer) return;
    await connection.setLocalDescription();
    onStep('create-answer');
    onStep('set-local-answer');
    this.#sendLocal('send-answer');
  }

  async #handleCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    const { connection, onStep } = this.#options;
    // Read on arrival: when this candidate's turn comes, the next description may already have been taken.
    const ofIgnoredOffer = this.#ignoreOffer;
    try {
      await connection.addIceCandidate(candidate);
      onStep('exchange-candidates');
    } catch (error) {
      // Candidates of an offer that was ignored have no description to belong to.
      if (!ofIgnoredOffer) throw error;
    }
  }

  #sendLocal(step: NegotiationStep): void {
    const description = this.#options.connection.localDescription;
    if (description?.type !== 'offer' && description?.type !== 'answer') return;
    this.#options.send({ description: { type: description.type, sdp: description.sdp } });
    this.#options.onStep(step);
  }
}

// What was left out on the wire stays left out.
function toCandidate({
  candidate,
  sdpMid = null,
  sdpMLineIndex = null,
  usernameFragment = null,
}: Extract<NegotiationBody, { candidate: object }>['candidate']): RTCIceCandidateInit {
  return { candidate, sdpMid, sdpMLineIndex, usernameFragment };
}
