import type { MediaState, Member } from '#protocol';
import type { Peer } from '../call/peer.ts';
import type { NegotiationStep } from '../call/perfect-negotiation.ts';
import type { PublicationKind } from '../call/publications.ts';

// Handed on to the UI, which shows the steps and reads nothing below state.
export { negotiationSteps } from '../call/perfect-negotiation.ts';

type Streams = Record<PublicationKind, MediaStream | null>;

/** One other person in the room: what they said of themselves, and what arrives from them. */
export class Participant {
  readonly id: string;
  readonly name: string;
  /** Whether this side made the offer: it came into the room later than the other. */
  readonly offered: boolean;
  #media = $state<MediaState>({ microphone: false, camera: false, screen: false });
  #connection = $state<RTCPeerConnectionState>('new');
  #steps = $state<NegotiationStep[]>([]);
  #streams = $state.raw<Streams>({ microphone: null, camera: null, screen: null, 'screen-audio': null });

  constructor({ id, name, media }: Member, offered: boolean) {
    this.id = id;
    this.name = name;
    this.offered = offered;
    this.#media = media;
  }

  get media(): MediaState {
    return this.#media;
  }

  get connection(): RTCPeerConnectionState {
    return this.#connection;
  }

  /** The steps of the exchange this side has seen, in order, each once. */
  get steps(): readonly NegotiationStep[] {
    return this.#steps;
  }

  /** What arrives of a publication. It may carry nothing while `media` says that it is off. */
  stream(kind: PublicationKind): MediaStream | null {
    return this.#streams[kind];
  }

  handleMedia(media: MediaState): void {
    this.#media = media;
  }

  /** Follows our connection to this participant. */
  handlePeer(peer: Peer): void {
    peer.on('state', (state) => {
      this.#connection = state;
    });
    peer.on('step', (step) => {
      if (!this.#steps.includes(step)) this.#steps.push(step);
    });
    peer.on('track', ({ kind, track }) => {
      this.#streams = { ...this.#streams, [kind]: new MediaStream([track]) };
    });
  }
}
