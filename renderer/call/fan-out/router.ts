import { realTiming, type Timing } from '../timing.ts';
import { KeyframeGate } from './keyframe-gate.ts';
import { createViewer, ignoreEnded, pump, type RoutedFrame, type Source, type Viewer } from './routed.ts';
import { RtpClock } from './rtp-clock.ts';

/** A source from which nothing has come for so long, in milliseconds, is off, or shows something that does not move. */
const quietMs = 400;

export interface RouterOptions<Frame extends RoutedFrame> {
  /** Makes copies of a frame, each with an RTP timestamp of its own. */
  copier: (frame: Frame) => (rtpTimestamp: number) => Frame;
  /** A source is to encode a keyframe. */
  onKeyframeNeeded: (source: string) => void;
  /** A viewer's first frame of another source is on its way. */
  onSwitched: (viewer: string, source: string) => void;
  /** A frame could not be handed on; the next may be. */
  onError?: (error: unknown) => void;
  timing?: Timing;
}

/** What went through since the router began. */
export interface RouterReport {
  readonly sources: Readonly<Record<string, { frames: number; keyframes: number; asked: number }>>;
  readonly viewers: Readonly<Record<string, { frames: number; keyframes: number; source: string | null }>>;
}

/**
 * Hands copies of each source's encoded frames to the senders of its viewers. A viewer's own encoder runs on a
 * tiny dummy track whose frames are dropped. The first of them means that the transport is up, a later keyframe
 * that the viewer has lost the picture (RFC 4585, picture loss indication).
 */
export class FrameRouter<Frame extends RoutedFrame> {
  readonly #options: RouterOptions<Frame>;
  readonly #timing: Timing;
  readonly #onError: (error: unknown) => void;
  readonly #sources = new Map<string, Source<Frame>>();
  readonly #viewers = new Map<string, Viewer<Frame>>();

  constructor(options: RouterOptions<Frame>) {
    this.#options = options;
    this.#timing = options.timing ?? realTiming;
    this.#onError = options.onError ?? (() => undefined);
  }

  /** Routes what this source encodes; keyframes on demand come at most one in each gap. */
  addSource(id: string, readable: ReadableStream<Frame>, keyframeGapMs: number): void {
    this.remove(id);
    const source: Source<Frame> = {
      reader: readable.getReader(),
      clock: new RtpClock(),
      gate: new KeyframeGate({
        gapMs: keyframeGapMs,
        ask: () => {
          source.asked += 1;
          this.#options.onKeyframeNeeded(id);
        },
        isAwaited: () => [...this.#viewers.values()].some(({ next, isReady }) => isReady && next === id),
        isFlowing: () => this.#timing.now() - source.seenAt < quietMs,
        timing: this.#timing,
      }),
      seenAt: -Infinity,
      frames: 0,
      keyframes: 0,
      asked: 0,
    };
    this.#sources.set(id, source);
    void pump(source.reader, (frame) => this.#route(id, source, frame), this.#onError);
  }

  /** Takes over a viewer's sender: its streams carry what the viewer is attached to from now on. */
  addViewer(id: string, readable: ReadableStream<Frame>, writable: WritableStream<Frame>): void {
    this.remove(id);
    const viewer = createViewer(readable, writable);
    this.#viewers.set(id, viewer);
    void pump(viewer.reader, (frame) => this.#handleOwnFrame(viewer, frame), this.#onError);
  }

  /**
   * Gives a viewer another source, from that one's next keyframe on.
   * @param cut stops the current source at once: the viewer's path cannot carry it
   */
  attach(viewerId: string, source: string, cut = false): void {
    const viewer = this.#viewers.get(viewerId);
    if (!viewer) return;
    viewer.sendsOwn = false;
    if (viewer.current === source) {
      viewer.next = null;
      return;
    }
    if (cut) viewer.current = null;
    viewer.next = source;
    if (viewer.isReady) this.#requestKeyframe(source);
  }

  /** Sends a viewer nothing until it is attached again. */
  detach(viewerId: string): void {
    const viewer = this.#viewers.get(viewerId);
    if (!viewer) return;
    viewer.sendsOwn = false;
    viewer.current = null;
    viewer.next = null;
  }

  /** Sends what the viewer's own encoder makes, as if there were no router. */
  sendOwn(viewerId: string): void {
    this.detach(viewerId);
    const viewer = this.#viewers.get(viewerId);
    if (viewer) viewer.sendsOwn = true;
  }

  /** Asks for a keyframe of what the viewer gets. */
  refresh(viewerId: string): void {
    const viewer = this.#viewers.get(viewerId);
    const wanted = viewer?.next ?? viewer?.current;
    if (wanted) this.#requestKeyframe(wanted);
  }

  /** Lets go of a source or viewer. Closing its connection does not end its streams, so this has to be said. */
  remove(id: string): void {
    const source = this.#sources.get(id);
    const viewer = this.#viewers.get(id);
    this.#sources.delete(id);
    this.#viewers.delete(id);
    source?.gate.close();
    for (const ended of [source?.reader.cancel(), viewer?.reader.cancel(), viewer?.writer.abort()]) {
      ended?.catch(ignoreEnded);
    }
    for (const each of source ? this.#viewers.values() : []) {
      if (each.current === id) each.current = null;
      if (each.next === id) each.next = null;
    }
  }

  report(): RouterReport {
    const sources = [...this.#sources].map(([id, { frames, keyframes, asked }]) => {
      return [id, { frames, keyframes, asked }] as const;
    });
    const viewers = [...this.#viewers].map(([id, { frames, keyframes, current }]) => {
      return [id, { frames, keyframes, source: current }] as const;
    });
    return { sources: Object.fromEntries(sources), viewers: Object.fromEntries(viewers) };
  }

  #route(id: string, source: Source<Frame>, frame: Frame): void {
    source.seenAt = this.#timing.now();
    source.clock.observe(frame.timestamp, source.seenAt);
    source.frames += 1;
    const isKeyframe = frame.type === 'key';
    if (isKeyframe) {
      source.keyframes += 1;
      source.gate.handleKeyframe();
    }
    const copy = this.#options.copier(frame);
    for (const [viewerId, viewer] of this.#viewers) {
      if (isKeyframe && viewer.next === id && viewer.isReady) {
        viewer.current = id;
        viewer.next = null;
        viewer.mover.changeSource();
        this.#options.onSwitched(viewerId, id);
      }
      if (viewer.current !== id) continue;
      viewer.frames += 1;
      if (isKeyframe) viewer.keyframes += 1;
      viewer.writer.write(copy(viewer.mover.move(frame.timestamp, source.clock))).catch(ignoreEnded);
    }
  }

  #handleOwnFrame(viewer: Viewer<Frame>, frame: Frame): void {
    const isKeyframe = frame.type === 'key';
    // Not only a keyframe: on a busy machine the engine may start to encode before its frames have a way to here, and
    // the first of them are lost.
    const isFirst = !viewer.isReady;
    viewer.isReady = true;
    viewer.clock.observe(frame.timestamp, this.#timing.now());
    if (viewer.sendsOwn) {
      viewer.mover.handleOwn(frame.timestamp);
      viewer.writer.write(frame).catch(ignoreEnded);
      return;
    }
    if (!isKeyframe && !isFirst) return;
    const wanted = viewer.next ?? viewer.current;
    if (wanted !== null) this.#requestKeyframe(wanted);
  }

  #requestKeyframe(source: string): void {
    this.#sources.get(source)?.gate.request();
  }
}
