/** A video track of a size, which nobody plays. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly id = 'track';
  readonly kind = 'video';
  readonly label = '';
  readonly muted = false;
  readonly readyState = 'live';
  contentHint = '';
  enabled = true;
  onended = null;
  onmute = null;
  onunmute = null;
  #size: { readonly width: number; readonly height: number };

  constructor(width: number, height: number) {
    super();
    this.#size = { width, height };
  }

  /** The shared window is another size now. */
  resize(width: number, height: number): void {
    this.#size = { width, height };
  }

  getSettings(): MediaTrackSettings {
    return this.#size;
  }

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  getConstraints(): MediaTrackConstraints {
    return {};
  }

  applyConstraints(): Promise<void> {
    return Promise.resolve();
  }

  clone(): FakeTrack {
    return new FakeTrack(this.#size.width, this.#size.height);
  }

  stop(): void {
    return;
  }
}

/** A sender that is only handed on. */
export class FakeRtpSender implements RTCRtpSender {
  readonly dtmf = null;
  readonly track = null;
  readonly transport = null;
  transform: RTCRtpScriptTransform | null = null;
  /** What its connection has agreed on. */
  codecs: RTCRtpCodecParameters[] = [];
  /** The encodings that it was set to, each time. */
  readonly taken: RTCRtpEncodingParameters[] = [];

  getParameters(): RTCRtpSendParameters {
    return { codecs: this.codecs, encodings: [], headerExtensions: [], rtcp: {}, transactionId: '' };
  }

  getStats(): Promise<RTCStatsReport> {
    return Promise.resolve(new Map());
  }

  replaceTrack(): Promise<void> {
    return Promise.resolve();
  }

  setParameters({ encodings }: RTCRtpSendParameters): Promise<void> {
    this.taken.push(...encodings);
    return Promise.resolve();
  }

  setStreams(): void {
    return;
  }
}
