import { FrameRouter } from '../fan-out/router.ts';
import { toRtp } from '../fan-out/rtp-clock.ts';
import { FakeTiming } from './fake-timing.ts';

/** What stands for an RTCEncodedVideoFrame: it remembers who encoded it, and which of its frames it is. */
export interface FakeFrame {
  readonly type: 'key' | 'delta';
  readonly timestamp: number;
  readonly from: string;
  readonly serial: number;
}

/** A sender's encoder, with an RTP clock of its own. */
export class FakeEncoder {
  readonly readable: ReadableStream<FakeFrame>;
  /** Its stream was let go of. */
  isCancelled = false;
  readonly name: string;
  readonly #timing: FakeTiming;
  readonly #start: number;
  #controller: ReadableStreamDefaultController<FakeFrame> | null = null;
  #serial = 0;

  constructor(name: string, timing: FakeTiming, start: number) {
    this.name = name;
    this.#timing = timing;
    this.#start = start;
    this.readable = new ReadableStream<FakeFrame>({
      start: (controller) => void (this.#controller = controller),
      cancel: () => void (this.isCancelled = true),
    });
  }

  /** Encodes what is taken now, or was so many milliseconds ago. */
  encode(type: 'key' | 'delta', lateMs = 0): void {
    if (this.isCancelled) return;
    const timestamp = toRtp(this.#start + (this.#timing.now() - lateMs) * 90);
    this.#serial += 1;
    this.#controller?.enqueue({ type, timestamp, from: this.name, serial: this.#serial });
  }

  end(): void {
    this.#controller?.close();
  }

  fail(): void {
    this.#controller?.error(new Error('the connection is gone'));
  }
}

/** A viewer's sender: its own encoder, and what it was given to send. */
export class FakeSender {
  readonly encoder: FakeEncoder;
  readonly writable: WritableStream<FakeFrame>;
  readonly sent: FakeFrame[] = [];
  isAborted = false;
  #controller: WritableStreamDefaultController | null = null;

  constructor(encoder: FakeEncoder) {
    this.encoder = encoder;
    this.writable = new WritableStream<FakeFrame>({
      start: (controller) => void (this.#controller = controller),
      write: (frame) => void this.sent.push(frame),
      abort: () => void (this.isAborted = true),
    });
  }

  /** What was sent, like `a1 a2`: whose frame, and which. */
  get text(): string {
    return this.sent.map(({ from, serial }) => `${from}${serial}`).join(' ');
  }

  fail(): void {
    this.#controller?.error(new Error('the connection is gone'));
  }
}

/** A frame router with what is around it, on a clock of its own. */
export class RouterRoom {
  readonly timing = new FakeTiming();
  /** Sources that were asked for a keyframe, in order. */
  readonly asked: string[] = [];
  /** Switches, like `viewer:source`. */
  readonly switched: string[] = [];
  readonly router = new FrameRouter<FakeFrame>({
    copier: (frame) => (timestamp) => ({ ...frame, timestamp }),
    onKeyframeNeeded: (source) => this.asked.push(source),
    onSwitched: (viewer, source) => this.switched.push(`${viewer}:${source}`),
    timing: this.timing,
  });

  addSource(id: string, start = 0, gapMs = 300): FakeEncoder {
    const encoder = new FakeEncoder(id, this.timing, start);
    this.router.addSource(id, encoder.readable, gapMs);
    return encoder;
  }

  addViewer(id: string, start = 0): FakeSender {
    const sender = new FakeSender(new FakeEncoder(`${id}-own-`, this.timing, start));
    this.router.addViewer(id, sender.encoder.readable, sender.writable);
    return sender;
  }

  /** Adds a viewer whose transport is up. */
  async addReadyViewer(id: string, start = 0): Promise<FakeSender> {
    const sender = this.addViewer(id, start);
    sender.encoder.encode('key');
    await this.settle();
    return sender;
  }

  /** Adds a viewer that has had its first frame of a source: the keyframe that is encoded here. */
  async addAttachedViewer(id: string, source: FakeEncoder): Promise<FakeSender> {
    const sender = await this.addReadyViewer(id);
    this.router.attach(id, source.name);
    source.encode('key');
    await this.settle();
    return sender;
  }

  /** Waits until every frame that was encoded has come through all streams: they use promises only. */
  async settle(): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    }
    port1.close();
  }
}
