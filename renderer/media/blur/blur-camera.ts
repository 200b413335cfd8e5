import type { BlurLoad, FromBlurWorker, ToBlurWorker } from './messages.ts';

export type { BlurLoad };

/** What is told of a blur while it runs. */
export interface BlurListener {
  /** The first blurred picture is there. */
  readonly onReady: () => void;
  /** About once a second. */
  readonly onLoad: (load: BlurLoad) => void;
  /** It runs no more, and gives no more pictures. */
  readonly onFailed: (error: unknown) => void;
}

/** A camera's picture with its background blurred. */
export interface BlurredCamera {
  readonly track: MediaStreamTrack;
  /** Ends the blur and its worker; the camera itself goes on. */
  readonly close: () => void;
}

/** Whether this engine can do it: tracks made of frames (mediacapture-transform) are Chromium's so far. */
export function canBlur(): boolean {
  return (
    'MediaStreamTrackProcessor' in globalThis &&
    'MediaStreamTrackGenerator' in globalThis &&
    'OffscreenCanvas' in globalThis &&
    'WebAssembly' in globalThis
  );
}

/**
 * Blurs the background of a camera, in a worker. Its track has no picture before one is blurred, and none that is not.
 * @throws what the engine says when it cannot
 */
export function blurCamera(camera: MediaStreamTrack, listener: BlurListener): BlurredCamera {
  // A copy, which ends with the blur: so the engine keeps no frame for a worker that is gone.
  const source = camera.clone();
  const { readable } = new MediaStreamTrackProcessor({ track: source });
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  // It does not know of which size its pictures are; the camera does.
  track.getSettings = () => camera.getSettings();
  const worker = new Worker(new URL('blur-worker.ts', import.meta.url));
  const fail = (error: unknown) => listener.onFailed(error);
  worker.onerror = ({ message }) => fail(message);
  worker.onmessage = ({ data }: MessageEvent<FromBlurWorker>) => {
    if (data.type === 'ready') listener.onReady();
    else if (data.type === 'load') listener.onLoad(data.load);
    else fail(data.error);
  };
  const { writable } = track;
  const streams: ToBlurWorker = { readable, writable };
  worker.postMessage(streams, [readable, writable]);
  return {
    track,
    close: () => {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
      source.stop();
      track.stop();
    },
  };
}
