// What Chromium has beyond TypeScript's DOM library: encoded streams (the interface before RTCRtpScriptTransform),
// tracks made of frames, and a codec per encoding (WebRTC Extensions).

interface RTCRtpSender {
  createEncodedStreams?(): {
    readonly readable: ReadableStream<RTCEncodedVideoFrame>;
    readonly writable: WritableStream<RTCEncodedVideoFrame>;
  };
}

interface RTCRtpEncodingParameters {
  codec?: RTCRtpCodec;
}

interface RTCEncodedVideoFrameMetadata {
  rtpTimestamp?: number;
}

declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(init: { kind: 'video' });
  readonly writable: WritableStream<VideoFrame>;
}

/** Fired in a worker for each RTCRtpScriptTransform that names it. */
interface RTCTransformEvent extends Event {
  readonly transformer: {
    readonly readable: ReadableStream<RTCEncodedVideoFrame>;
    readonly writable: WritableStream<RTCEncodedVideoFrame>;
    readonly options: unknown;
  };
}

interface WindowEventMap {
  rtctransform: RTCTransformEvent;
}
