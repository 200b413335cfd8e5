/** What the page hands the blur's worker: where camera frames come from, and where blurred ones go. */
export interface ToBlurWorker {
  readonly readable: ReadableStream<VideoFrame>;
  readonly writable: WritableStream<VideoFrame>;
}

/** What blurring costs, over the last second or so. */
export interface BlurLoad {
  readonly framesPerSecond: number;
  /** The worker's time for one frame, in milliseconds. */
  readonly msPerFrame: number;
  /** The part of one processor core that it takes, 0 to 1. */
  readonly ofOneCore: number;
}

/** What the worker tells the page. `ready`: the first blurred frame is on its way. */
export type FromBlurWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'load'; readonly load: BlurLoad }
  | { readonly type: 'failed'; readonly error: string };
