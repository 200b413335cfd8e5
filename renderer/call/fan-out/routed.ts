import type { KeyframeGate } from './keyframe-gate.ts';
import { ClockMover, RtpClock } from './rtp-clock.ts';

/** The part of an RTCEncodedVideoFrame that routing reads. */
export interface RoutedFrame {
  readonly type: string;
  /** RTP timestamp of the sender that encoded it. */
  readonly timestamp: number;
}

/** Where frames come from. */
export interface Source<Frame> {
  readonly reader: ReadableStreamDefaultReader<Frame>;
  readonly clock: RtpClock;
  readonly gate: KeyframeGate;
  /** When the last frame came, in milliseconds. */
  seenAt: number;
  frames: number;
  keyframes: number;
  asked: number;
}

/** Where frames go. */
export interface Viewer<Frame> {
  readonly reader: ReadableStreamDefaultReader<Frame>;
  readonly writer: WritableStreamDefaultWriter<Frame>;
  readonly clock: RtpClock;
  readonly mover: ClockMover;
  /** Something has come of its own encoder, so its transport is up. */
  isReady: boolean;
  /** Its own frames are sent, not a source's. */
  sendsOwn: boolean;
  current: string | null;
  /** Taken at that source's next keyframe; the current one flows until then. */
  next: string | null;
  frames: number;
  keyframes: number;
}

/** @returns a viewer that is attached to nothing yet */
export function createViewer<Frame>(
  readable: ReadableStream<Frame>,
  writable: WritableStream<Frame>,
): Viewer<Frame> {
  const clock = new RtpClock();
  return {
    reader: readable.getReader(),
    writer: writable.getWriter(),
    clock,
    mover: new ClockMover(clock),
    isReady: false,
    sendsOwn: false,
    current: null,
    next: null,
    frames: 0,
    keyframes: 0,
  };
}

/** Reads a stream to its end, however it ends. A frame that cannot be handled is left out; the next may be. */
export async function pump<Frame>(
  reader: ReadableStreamDefaultReader<Frame>,
  handle: (frame: Frame) => void,
  onError: (error: unknown) => void,
): Promise<void> {
  for (;;) {
    // Cancelled or aborted with its connection, a stream may end with an error: it is the end all the same.
    const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true as const }));
    if (done) return;
    try {
      handle(value);
    } catch (error) {
      onError(error);
    }
  }
}

/** A stream ends with its connection, at any moment; there is nobody left to tell. */
export function ignoreEnded(): void {
  return;
}
