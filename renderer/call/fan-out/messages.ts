import type { RouterReport } from './router.ts';

type Readable = ReadableStream<RTCEncodedVideoFrame>;
type Writable = WritableStream<RTCEncodedVideoFrame>;

/** Who an encoded stream belongs to. */
export type StreamRole =
  | { readonly role: 'source'; readonly id: string; readonly keyframeGapMs: number }
  | { readonly role: 'viewer'; readonly id: string };

/** What the page tells the router's worker. */
export type ToWorker =
  | ({ readonly type: 'add'; readonly readable: Readable; readonly writable: Writable } & {
      readonly stream: StreamRole;
    })
  | { readonly type: 'attach'; readonly viewer: string; readonly source: string; readonly cut: boolean }
  | { readonly type: 'detach' | 'send-own' | 'refresh'; readonly viewer: string }
  | { readonly type: 'remove'; readonly id: string }
  | {
      readonly type: 'dummy';
      readonly writable: WritableStream<VideoFrame>;
      readonly framesPerSecond: number;
    }
  | { readonly type: 'report' };

/** What the router's worker tells the page. */
export type FromWorker =
  | { readonly type: 'keyframe-needed'; readonly source: string }
  | { readonly type: 'switched'; readonly viewer: string; readonly source: string }
  | { readonly type: 'error'; readonly error: string }
  | { readonly type: 'report'; readonly report: RouterReport };
