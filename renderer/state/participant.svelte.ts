import type { Colour, MediaState, Member } from '#protocol';
import type { TileSize } from '../call/layers.ts';
import type { Peer } from '../call/peer.ts';
import type { NegotiationStep } from '../call/perfect-negotiation.ts';
import { videoKinds, type PublicationKind, type ScreenKind, type VideoKind } from '../call/publications.ts';
import { recordOf } from '../call/record-of.ts';
import { ReceiverLevel } from '../call/receiver-level.ts';
import type { ViewerLayer } from '../call/sending/layer-choice.ts';
import type { VideoFigures } from '../call/stats/peer-sample.ts';
import type { CandidateFigures } from '../call/stats/selected-pair.ts';
import { isWindowVisible } from '../media/surroundings.ts';
import type { BlockReason } from '../signaling-client/block-reason.ts';
import { Gestures } from './gestures.svelte.ts';
import { IncomingFiles } from './incoming-files.ts';
import { Live } from './live.svelte.ts';
import { sharesIn } from './media-state.ts';
import { ParticipantTrust } from './participant-trust.svelte.ts';
import { qualityOf, type Quality } from './quality.ts';
import { ShareNotes } from './share-notes.svelte.ts';
import { ShownTiles, type ShowingWindow } from './shown-tiles.ts';

// Handed on to the UI, which reads nothing below state.
export { negotiationSteps } from '../call/perfect-negotiation.ts';
export {
  screenKinds,
  shareSlots,
  type AudioKind,
  type ScreenKind,
  type VideoKind,
} from '../call/publications.ts';

/** How large a picture is sent to somebody, and why; what arrives of one, in figures. */
export type SentPicture = ViewerLayer;
export type ReceivedPicture = VideoFigures;
/** One end of the path of a connection. */
export type PathEnd = CandidateFigures;

type Streams = Readonly<Partial<Record<PublicationKind, MediaStream>>>;

const nothingOn: MediaState = { microphone: false, ...recordOf(videoKinds, () => false) };

/** One other person in the room: what they said of themselves, and what arrives from them. */
export class Participant {
  readonly id: string;
  readonly name: string;
  /** The colour they chose to be shown in; null for one that is guessed. */
  readonly colour: Colour | null;
  /** Whether this side made the offer: it came into the room later than the other. */
  readonly offered: boolean;
  /** How the connection is doing. */
  readonly live = new Live();
  readonly gestures = new Gestures();
  /** What they offer in the chat. */
  readonly files = new IncomingFiles();
  readonly shareNotes = new ShareNotes();
  /** How sure it is who they are. */
  readonly trust = new ParticipantTrust();
  #media: MediaState;
  #connection = $state<RTCPeerConnectionState>('new');
  #steps = $state<NegotiationStep[]>([]);
  #streams = $state.raw<Streams>({});
  #isSpeaking = $state(false);
  #blocked = $state<BlockReason | null>(null);
  #away = $state(false);
  #volume = $state(1);
  #level: ReceiverLevel | null = null;
  // The connection has passed its check: what arrives over it is theirs.
  #isChecked = $state(false);

  #peer: Peer | null = null;
  readonly #shown = new ShownTiles((text) => this.#peer?.sendMessage(text));

  constructor({ id, name, colour, media, away = false }: Member, offered: boolean) {
    this.id = id;
    this.name = name;
    this.colour = colour ?? null;
    this.offered = offered;
    this.#media = $state.raw(media);
    this.#away = away;
    this.setVisible(isWindowVisible());
  }

  /** What they send; nothing while they are blocked. */
  get media(): MediaState {
    return this.#blocked ? nothingOn : this.#media;
  }

  /** Why nothing of them is shown: it is not known that they are who they say, on one side or the other. */
  get blocked(): BlockReason | null {
    return this.#blocked;
  }

  /** Their connection to the room is lost. What comes from them directly goes on. */
  get away(): boolean {
    return this.#away;
  }

  /** How well the connection to them works; null while it does not, or nothing is known yet. */
  get quality(): Quality | null {
    return this.connection === 'connected' ? qualityOf(this.live.samples) : null;
  }

  /** What they share, in the order of the places for it. */
  get shares(): readonly ScreenKind[] {
    return sharesIn(this.media);
  }

  /** Not connected before it is known who is at the other end. */
  get connection(): RTCPeerConnectionState {
    return this.#connection === 'connected' && !this.#isChecked ? 'connecting' : this.#connection;
  }

  /** The steps of the exchange this side has seen, in order, each once. */
  get steps(): readonly NegotiationStep[] {
    return this.#steps;
  }

  /** What arrives of a publication. It may carry nothing while `media` says that it is off. */
  stream(kind: PublicationKind): MediaStream | null {
    return this.#streams[kind] ?? null;
  }

  get isSpeaking(): boolean {
    return this.#isSpeaking;
  }

  /** How loud they are played here, 0 to 1. */
  get volume(): number {
    return this.#volume;
  }

  setVolume(volume: number): void {
    this.#volume = Math.min(1, Math.max(0, volume));
  }

  /** How loud their voice arrives now, 0 to 1, whatever it is played at. */
  readLevel(): number {
    return this.media.microphone ? (this.#level?.read() ?? 0) : 0;
  }

  handleSpeaking(isSpeaking: boolean): void {
    this.#isSpeaking = isSpeaking;
  }

  handleAway(away: boolean): void {
    this.#away = away;
  }

  handleMedia(media: MediaState): void {
    this.#media = media;
  }

  /** The connection to them was closed for good: what came over it is shown and played no more. */
  handleBlocked(reason: BlockReason): void {
    this.#blocked = reason;
    this.#connection = 'closed';
    this.#streams = {};
    this.trust.handleBlocked();
    this.gestures.setHand(false);
    this.files.handleGone();
    this.#peer = null;
    this.#level = null;
  }

  /**
   * One of their pictures is shown this large, in device pixels, or not at all: they send what fits.
   * @param window the room's own, or the small one beside it; the larger of the two counts
   */
  show(kind: VideoKind, tile: TileSize | null, window: ShowingWindow = 'room'): void {
    this.#shown.show(kind, tile, window);
  }

  /** The window is seen or not: without it and the small one, only sound is wanted. */
  setVisible(isVisible: boolean): void {
    this.#shown.setVisible(isVisible);
  }

  close(): void {
    this.gestures.close();
    this.files.handleGone();
    this.#shown.close();
  }

  /** Follows our connection to this participant. */
  handlePeer(peer: Peer): void {
    this.#peer = peer;
    this.#isChecked = false;
    this.shareNotes.reset();
    this.gestures.setHand(false);
    const arrived: { -readonly [K in keyof Streams]: Streams[K] } = {};
    let level: ReceiverLevel | null = null;
    peer.on('state', (state) => {
      this.#connection = state;
    });
    peer.on('step', (step) => {
      if (!this.#steps.includes(step)) this.#steps.push(step);
    });
    peer.on('track', ({ kind, track, receiver }) => {
      if (kind === 'microphone') level = new ReceiverLevel(receiver);
      arrived[kind] = new MediaStream([track]);
    });
    // Every transceiver was made with the first descriptions, so all tracks are there.
    peer.on('open', () => {
      this.#isChecked = true;
      this.#streams = arrived;
      this.#level = level;
      this.#shown.repeat();
      this.files.handleChannels(peer.files);
    });
  }
}
