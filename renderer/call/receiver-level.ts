/** What a level is read from: the microphone receiver of one participant. */
export type LevelSource = Pick<RTCRtpReceiver, 'getSynchronizationSources'>;

/** Reads how loud what arrives is. */
export class ReceiverLevel {
  readonly #receiver: LevelSource;
  #lastPacket: number | null = null;

  constructor(receiver: LevelSource) {
    this.#receiver = receiver;
  }

  /**
   * The level of the packet that is played, 0 to 1. An engine names the last packet for ten seconds after it
   * came, so one that was read before is silence.
   */
  read(): number {
    const [source] = this.#receiver.getSynchronizationSources();
    if (!source || source.rtpTimestamp === this.#lastPacket) return 0;
    this.#lastPacket = source.rtpTimestamp;
    return source.audioLevel ?? 0;
  }
}
