import type { Rectangle } from './fit.ts';
import type { Cutout } from './segmenter.ts';

// Blurred when small: it costs a hundredth, and what is lost in size is lost for good.
const smallWidth = 160;
const radius = 5;
// So far the blur reaches; the picture is drawn beyond the edges by this much, else they would turn dark.
const reach = radius * 3;

/** Puts a person before their blurred background. */
export class Painter {
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #small = new OffscreenCanvas(1, 1);
  readonly #picture = contextOf(this.#canvas);
  readonly #behind = contextOf(this.#small);

  /** @returns a new frame, which the caller closes; the one that was given is left as it is */
  paint(frame: VideoFrame, { mask, small, place }: Cutout): VideoFrame {
    const { displayWidth: width, displayHeight: height } = frame;
    resize(this.#canvas, width, height);
    resize(this.#small, smallWidth, Math.max(1, Math.round((smallWidth * height) / width)));
    this.#blur(small, place);
    const picture = this.#picture;
    picture.globalCompositeOperation = 'copy';
    picture.drawImage(mask, place.x, place.y, place.width, place.height, 0, 0, width, height);
    picture.globalCompositeOperation = 'source-in';
    picture.drawImage(frame, 0, 0, width, height);
    picture.globalCompositeOperation = 'destination-over';
    picture.drawImage(this.#small, 0, 0, width, height);
    return new VideoFrame(this.#canvas, { timestamp: frame.timestamp, alpha: 'discard' });
  }

  // Of the small picture that is there already: taking another out of the frame would convert all of it once more.
  #blur(picture: OffscreenCanvas, from: Rectangle): void {
    const { width, height } = this.#small;
    this.#behind.filter = `blur(${String(radius)}px)`;
    this.#behind.drawImage(
      picture,
      from.x,
      from.y,
      from.width,
      from.height,
      -reach,
      -reach,
      width + 2 * reach,
      height + 2 * reach,
    );
  }
}

function resize(canvas: OffscreenCanvas, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  return context;
}
