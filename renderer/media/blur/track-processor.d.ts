// What Chromium has in pages, and TypeScript's library in workers only (MediaStreamTrack Insertable Media Processing
// using Streams). The other half, MediaStreamTrackGenerator, is declared in call/fan-out/engine-extras.d.ts.

declare class MediaStreamTrackProcessor {
  /** Keeps the newest frame only, unless told otherwise. */
  constructor(init: { track: MediaStreamTrack; maxBufferSize?: number });
  readonly readable: ReadableStream<VideoFrame>;
}
