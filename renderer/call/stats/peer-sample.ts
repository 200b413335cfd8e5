import type { QueueSign } from '../adaptation/queue-watch.ts';
import type { VideoKind } from '../publications.ts';
import type { Feedback } from './feedback.ts';
import type { PairFigures } from './selected-pair.ts';

/** One video stream, sent or received, as it is now. Rates are per second over the time since the sample before. */
export interface VideoFigures {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly bitrate: number;
  /** Like `VP8`; empty while nothing flows. */
  readonly codec: string;
  /** Frames decoded so far, or encoded. */
  readonly frames: number;
  /** Of what is received: times and seconds the picture stood still. */
  readonly freezes: number;
  readonly freezeSeconds: number;
  /** Average wait in the jitter buffer, in milliseconds. */
  readonly jitterBufferMs: number;
  readonly packetsReceived: number;
  readonly keyframes: number;
  /** Time in the decoder, in milliseconds per second. */
  readonly decodingMs: number;
}

/** What is known of the connection to one participant at one moment. */
export interface PeerSample {
  /** Milliseconds on the page's clock. */
  readonly atMs: number;
  /** bit/s; null before there is an estimate. */
  readonly availableBitrate: number | null;
  /** The round trip and the share of packets lost, 0 to 1, as they were last heard of. */
  readonly roundTripMs: number;
  readonly loss: number;
  /** The path in use; null before there is one. */
  readonly pair: PairFigures | null;
  /** What has been heard of them since the sample before. */
  readonly feedback: Feedback;
  /** What filling that was sent beside the pictures has shown of the path. */
  readonly queue: QueueSign;
  readonly sentBitrate: number;
  readonly receivedBitrate: number;
  readonly retransmittedBitrate: number;
  readonly received: Readonly<Record<VideoKind, VideoFigures | null>>;
}
