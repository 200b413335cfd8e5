// Fetches decoded pixels out of a page. The page only draws and averages; what they mean is decided in Node
// (decode.ts, pattern.ts), where it can be tested without a browser.
import type { Locator } from '@playwright/test';

/** Four rows of one decoded frame, each averaged over some lines; red, green, blue for each of 320 columns. */
export interface FrameRows {
  readonly width: number;
  readonly height: number;
  readonly above: readonly number[];
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly below: readonly number[];
}

/** A whole decoded frame, scaled: red, green, blue, alpha for each pixel. */
export interface WholeFrame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Reads the rows of the next `count` frames as the video presents them, or fewer when `timeoutMs` passes.
 * A count of 0 reads the frame that it holds now, without waiting for a new one (none when it has none).
 */
export async function grabFrames(
  video: Locator,
  { count, timeoutMs }: { count: number; timeoutMs: number },
): Promise<readonly FrameRows[]> {
  return video.evaluate(
    async (element: HTMLVideoElement, wanted) => {
      // Not by its class: one that another window has made is of that window's.
      if (element.localName !== 'video') throw new Error('not a <video>');
      const canvas = new OffscreenCanvas(320, 180);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('no canvas');
      const rowOf = (from: number, to: number): number[] => {
        const lines = context.getImageData(0, from, 320, to - from).data;
        return Array.from({ length: 960 }, (_, at) => {
          const offset = Math.floor(at / 3) * 4 + (at % 3);
          let sum = 0;
          for (let line = 0; line < to - from; line += 1) sum += lines[line * 1280 + offset] ?? 0;
          return Math.round(sum / (to - from));
        });
      };
      const read = () => {
        context.drawImage(element, 0, 0, 320, 180);
        return {
          width: element.videoWidth,
          height: element.videoHeight,
          above: rowOf(40, 54),
          upper: rowOf(74, 83),
          lower: rowOf(97, 106),
          below: rowOf(126, 140),
        };
      };
      const hasFrame = element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && element.videoWidth > 0;
      if (wanted.count === 0) return hasFrame ? [read()] : [];
      const frames: ReturnType<typeof read>[] = [];
      await new Promise<void>((resolve) => {
        const giveUp = setTimeout(resolve, wanted.timeoutMs);
        const onFrame = (): void => {
          frames.push(read());
          if (frames.length < wanted.count) {
            element.requestVideoFrameCallback(onFrame);
          } else {
            clearTimeout(giveUp);
            resolve();
          }
        };
        element.requestVideoFrameCallback(onFrame);
      });
      return frames;
    },
    { count, timeoutMs },
  );
}

/** Reads the whole frame that a video holds now, scaled down to at most `maxWidth`; null while it has none. */
export async function grabWhole(video: Locator, maxWidth: number): Promise<WholeFrame | null> {
  const frame = await video.evaluate((element: HTMLVideoElement, widest) => {
    if (element.localName !== 'video') throw new Error('not a <video>');
    if (element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || element.videoWidth === 0) return null;
    const width = Math.min(element.videoWidth, widest);
    const height = Math.max(Math.round((element.videoHeight * width) / element.videoWidth), 1);
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    context.drawImage(element, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    // Base64 crosses to Node many times faster than an array of numbers.
    let text = '';
    for (let at = 0; at < data.length; at += 8192)
      text += String.fromCharCode(...data.subarray(at, at + 8192));
    return { width, height, base64: btoa(text) };
  }, maxWidth);
  if (frame === null) return null;
  return { width: frame.width, height: frame.height, data: Buffer.from(frame.base64, 'base64') };
}
