// Glass to glass inside one page: when a time code was painted, and when a video shows it.
import { readTimecodeBits, strip, stripCells, timecodePeriod } from '../media/timecode.mjs';

/** Notes when each time code was painted. */
export class PaintLog {
  readonly #paintedAt = new Map<number, number>();

  note(timecode: number): void {
    this.#paintedAt.set(timecode % timecodePeriod, performance.now());
  }

  paintedAt(timecode: number): number | undefined {
    return this.#paintedAt.get(timecode);
  }
}

/** Milliseconds from painting to showing of the next `count` frames that can be read. */
export async function measureLatency(
  video: HTMLVideoElement,
  log: PaintLog,
  count: number,
): Promise<number[]> {
  const size = { width: stripCells * 8, height: 16 };
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const read = () => {
    const { videoWidth: width, videoHeight: height } = video;
    const top = height * (strip.middle - strip.halfHeight);
    const area = [width * strip.left, top, width * strip.width, height * strip.halfHeight * 2] as const;
    context.drawImage(video, ...area, 0, 0, size.width, size.height);
    const { data } = context.getImageData(0, 0, size.width, size.height);
    const bright = (x: number, y: number) => data[(y * size.width + x) * 4 + 1] ?? 0;
    const bits = Array.from(
      { length: stripCells },
      (_, cell) => bright(cell * 8 + 4, 4) > bright(cell * 8 + 4, 12),
    );
    return readTimecodeBits(bits)?.value;
  };
  const latencies: number[] = [];
  await new Promise<void>((resolve) => {
    const onFrame = () => {
      const timecode = read();
      const painted = timecode === undefined ? undefined : log.paintedAt(timecode);
      if (painted !== undefined) latencies.push(performance.now() - painted);
      if (latencies.length >= count) resolve();
      else video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  });
  return latencies;
}
