export interface EncodingChange {
  readonly active?: boolean;
  /** bit/s */
  readonly maxBitrate?: number;
  readonly maxFramerate?: number;
  readonly scaleResolutionDownBy?: number;
  /** Like `video/VP8`; one that was not negotiated is left out. */
  readonly mimeType?: string;
}

/**
 * One sender's encoding parameters. Changes that come while one is being applied are merged and applied after
 * it, since `setParameters` refuses to run twice at a time (WebRTC, section 5.2).
 */
export class EncodingSettings {
  readonly #sender: RTCRtpSender;
  readonly #onError: (error: unknown) => void;
  #change: EncodingChange = {};
  #keyframe = false;
  /** The engine has taken all of the change. */
  #isSet = false;
  #isDirty = false;
  #isApplying = false;

  constructor(sender: RTCRtpSender, onError: (error: unknown) => void) {
    this.#sender = sender;
    this.#onError = onError;
  }

  /** Applies a change; without one, what was set before, as after a first negotiation. */
  update(change: EncodingChange = {}): void {
    const before = JSON.stringify(this.#change);
    this.#change = { ...this.#change, ...change };
    const isSame = Object.keys(change).length > 0 && JSON.stringify(this.#change) === before;
    if (!isSame || !this.#isSet) void this.#apply();
  }

  /** Makes the next encoded frame a keyframe. */
  requestKeyframe(): void {
    this.#keyframe = true;
    void this.#apply();
  }

  async #apply(): Promise<void> {
    this.#isDirty = true;
    if (this.#isApplying) return;
    this.#isApplying = true;
    while (this.#isDirty) {
      this.#isDirty = false;
      const wantsKeyframe = this.#keyframe;
      this.#keyframe = false;
      const isSet = await this.#set(wantsKeyframe ? { encodingOptions: [{ keyFrame: true }] } : undefined);
      // Whoever waits for it would wait for ever: the next change takes it along.
      if (!isSet && wantsKeyframe) this.#keyframe = true;
    }
    this.#isApplying = false;
  }

  /** @returns whether the engine has taken it */
  async #set(options: RTCSetParameterOptions | undefined): Promise<boolean> {
    const parameters = this.#sender.getParameters();
    const [encoding] = parameters.encodings;
    // Before the first description is set, and after closing, there is nothing to set.
    if (!encoding) return false;
    const { mimeType, ...change } = this.#change;
    Object.assign(encoding, change);
    const codec = parameters.codecs.find((each) => each.mimeType === mimeType && !carriesHint(each));
    if (codec) encoding.codec = codec;
    try {
      await this.#sender.setParameters(parameters, options);
      this.#isSet = mimeType === undefined || codec !== undefined;
      return true;
    } catch (error) {
      this.#isSet = false;
      this.#onError(error);
      return false;
    }
  }
}

/** Whether this is the one codec that only carries the start bitrate: it cannot be encoded with (see start-bitrate.ts). */
export function carriesHint({ sdpFmtpLine }: RTCRtpCodec): boolean {
  return sdpFmtpLine?.includes('x-google-') === true;
}
