import { groupOf, isVideo, publicationKinds, type PublicationKind } from './publications.ts';

/**
 * The transceivers of one connection: one for each publication, made once by the side that offers first. The other
 * side knows them by their order, which is that of `publicationKinds`.
 */
export class Transceivers {
  readonly #connection: RTCPeerConnection;
  readonly #onSender: (kind: PublicationKind, sender: RTCRtpSender) => void;
  readonly #byKind = new Map<PublicationKind, RTCRtpTransceiver>();
  readonly #streams = new Map<string, MediaStream>();

  /** @param onSender takes over each sender, in the task in which it was made */
  constructor(
    connection: RTCPeerConnection,
    onSender: (kind: PublicationKind, sender: RTCRtpSender) => void,
  ) {
    this.#connection = connection;
    this.#onSender = onSender;
  }

  /** Makes all of them: the side that offers first. */
  make(): void {
    for (const kind of publicationKinds) {
      const transceiver = this.#connection.addTransceiver(isVideo(kind) ? 'video' : 'audio', {
        direction: 'sendrecv',
        streams: [this.#streamOf(kind)],
      });
      this.#byKind.set(kind, transceiver);
      this.#onSender(kind, transceiver.sender);
    }
  }

  /**
   * Takes one that an offer has made. To be called while that offer is being set, before the answer is made: the
   * answer then sends in both directions.
   * @returns whose it is; undefined for one too many
   */
  take(transceiver: RTCRtpTransceiver): PublicationKind | undefined {
    const kind = publicationKinds[this.#connection.getTransceivers().indexOf(transceiver)];
    if (!kind || this.#byKind.has(kind)) return kind;
    this.#byKind.set(kind, transceiver);
    transceiver.direction = 'sendrecv';
    transceiver.sender.setStreams(this.#streamOf(kind));
    this.#onSender(kind, transceiver.sender);
    return kind;
  }

  /** Whose a media section is, by its `mid`. */
  kindOf(mid: string): PublicationKind | undefined {
    return publicationKinds.find((kind) => this.#byKind.get(kind)?.mid === mid);
  }

  #streamOf(kind: PublicationKind): MediaStream {
    const group = groupOf(kind);
    const stream = this.#streams.get(group) ?? new MediaStream();
    this.#streams.set(group, stream);
    return stream;
  }
}
