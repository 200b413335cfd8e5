import { componentsOf, openFormatOf, planesOf, type OpenFormat, type OpenPicture } from './components.ts';

/** A frame's picture, copied out to be worked on. */
export interface OpenFrame extends OpenPicture {
  readonly width: number;
  readonly height: number;
  /** A new frame of the picture as it is now, of the same time; the picture cannot be used after that. */
  readonly close: () => VideoFrame;
}

/** As WebCodecs has it, and TypeScript's library not yet. */
interface Transferring {
  readonly transfer: ArrayBuffer[];
}

/** What is left is all seen, so the format without transparency. */
const opaque: Partial<Record<OpenFormat, OpenFormat>> = { RGBA: 'RGBX', BGRA: 'BGRX' };

/** Copies a frame's picture out; the frame is left as it is. @throws what the engine says when it cannot */
export async function openFrame(frame: VideoFrame): Promise<OpenFrame> {
  if (frame.format === null) return openDrawn(frame);
  const format = openFormatOf(frame.format);
  const options = format === frame.format ? {} : { format };
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const data = new Uint8Array(frame.allocationSize(options));
  const layout = await frame.copyTo(data, options);
  // Taken for another format than it is, parts of a picture would stay as they are.
  if (layout.length !== planesOf(format)) throw new Error(`not in the format asked for: ${format}`);
  const { timestamp, displayWidth, displayHeight, colorSpace } = frame;
  const init: VideoFrameBufferInit & Transferring = {
    ...{ timestamp, displayWidth, displayHeight, colorSpace: colorSpace.toJSON() },
    ...{ format: opaque[format] ?? format, codedWidth: width, codedHeight: height, layout },
    // Handed over, not copied once more.
    transfer: [data.buffer],
  };
  return {
    ...componentsOf(format, data, layout, { width, height }),
    width,
    height,
    close: () => new VideoFrame(data, init),
  };
}

/** A frame of which the engine does not say what it holds: drawn, it becomes red, green and blue. */
async function openDrawn(frame: VideoFrame): Promise<OpenFrame> {
  const { displayWidth, displayHeight, timestamp } = frame;
  const canvas = new OffscreenCanvas(displayWidth, displayHeight);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(frame, 0, 0);
  const drawn = new VideoFrame(canvas, { timestamp, alpha: 'discard' });
  try {
    if (drawn.format === null) throw new Error('a frame that cannot be read');
    return await openFrame(drawn);
  } finally {
    drawn.close();
  }
}
