import { Emitter } from '../emitter.ts';
import type { FromWorker, StreamRole, ToWorker } from './messages.ts';
import type { RouterReport } from './router.ts';
import type { Way } from './way.ts';

const dummyFramesPerSecond = 10;

export type RouterEvents = {
  'keyframe-needed': { source: string };
  switched: { viewer: string; source: string };
  /** A frame could not be handed on, or the worker did not start. */
  error: unknown;
};

/** The page's side of the frame router: hands it the streams of senders, and says who gets what. */
export class RouterClient extends Emitter<RouterEvents> {
  #dummy: MediaStreamTrack | null = null;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #way: Way;
  readonly #reports: ((report: RouterReport) => void)[] = [];

  constructor(worker: Worker, way: Way) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#worker = worker;
    this.#port = port1;
    this.#way = way;
    worker.onerror = (event) => this.emit('error', event.message);
    worker.postMessage(null, [port2]);
    port1.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#handle(data);
  }

  /** What each viewer's own encoder is given to do; made when it is needed first. */
  get dummy(): MediaStreamTrack {
    this.#dummy ??= this.#startDummy();
    return this.#dummy;
  }

  /**
   * Hands a sender's encoded frames to the router. Only in the task in which the sender was made: afterwards
   * the engine has connected encoder and packetizer itself.
   */
  take(sender: RTCRtpSender, stream: StreamRole): void {
    if (this.#way === 'script-transform') {
      sender.transform = new RTCRtpScriptTransform(this.#worker, stream);
      return;
    }
    const streams = sender.createEncodedStreams?.();
    if (!streams) throw new Error('no encoded streams in this engine');
    const { readable, writable } = streams;
    this.#tell({ type: 'add', stream, readable, writable }, [readable, writable]);
  }

  attach(viewer: string, source: string, cut: boolean): void {
    this.#tell({ type: 'attach', viewer, source, cut });
  }

  detach(viewer: string): void {
    this.#tell({ type: 'detach', viewer });
  }

  /** Lets the viewer's own encoder send. */
  sendOwn(viewer: string): void {
    this.#tell({ type: 'send-own', viewer });
  }

  /** Asks for a keyframe of what the viewer gets. */
  refresh(viewer: string): void {
    this.#tell({ type: 'refresh', viewer });
  }

  remove(id: string): void {
    this.#tell({ type: 'remove', id });
  }

  /** What went through the router so far. */
  report(): Promise<RouterReport> {
    this.#tell({ type: 'report' });
    return new Promise((resolve) => this.#reports.push(resolve));
  }

  close(): void {
    this.clear();
    this.#port.close();
    this.#worker.terminate();
    this.#dummy?.stop();
  }

  #startDummy(): MediaStreamTrack {
    const dummy = new MediaStreamTrackGenerator({ kind: 'video' });
    // As screen content its sender is measured for more bandwidth than it uses (docs/media.md).
    dummy.contentHint = 'detail';
    const { writable } = dummy;
    this.#tell({ type: 'dummy', writable, framesPerSecond: dummyFramesPerSecond }, [writable]);
    return dummy;
  }

  #tell(message: ToWorker, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  #handle(message: FromWorker): void {
    if (message.type === 'report') this.#reports.shift()?.(message.report);
    else if (message.type === 'error') this.emit('error', message.error);
    else this.emit(message.type, message);
  }
}
