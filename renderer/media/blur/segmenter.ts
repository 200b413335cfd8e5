import { loadAndCompile, loadLiteRt, Tensor, type CompiledModel } from '@litertjs/core';
import runtimeUrl from '@litertjs/core/wasm/litert_wasm_internal.js?url';
import runtimeBinaryUrl from '@litertjs/core/wasm/litert_wasm_internal.wasm?url';
import modelUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url';
import { fit, type Rectangle } from './fit.ts';

// What the model takes and gives (its card: 256×144, red, green and blue from 0 to 1; one confidence for each pixel).
const size = { width: 256, height: 144 };
const pixels = size.width * size.height;
// Where the edge of a person lies, in the model's confidence: below it all is background, above it all is person.
const [outside, inside] = [0.45, 0.85];
// The edge is softened before it is made larger, else its steps would be seen.
const softness = 'blur(1px)';

declare global {
  /** What the runtime's loader reads its settings from, and forgets. */
  var Module: { locateFile: () => string; printErr: () => void } | undefined;
}

/** What part of a picture is a person. The picture lies in the rectangle of both. */
export interface Cutout {
  /** Opaque where the person is. */
  readonly mask: OffscreenCanvas;
  /** The whole picture, made small. */
  readonly small: OffscreenCanvas;
  readonly place: Rectangle;
}

/** Finds people in pictures, with a model and a runtime that come with the app. Runs in a worker, on one core. */
export class Segmenter {
  readonly #model: CompiledModel;
  readonly #small = drawingOf(new OffscreenCanvas(size.width, size.height));
  readonly #hard = drawingOf(new OffscreenCanvas(size.width, size.height));
  readonly #mask = drawingOf(new OffscreenCanvas(size.width, size.height));
  readonly #maskPixels = new ImageData(size.width, size.height);
  readonly #input = new Float32Array(pixels * 3);

  private constructor(model: CompiledModel) {
    this.#model = model;
    this.#mask.globalCompositeOperation = 'copy';
    this.#mask.filter = softness;
  }

  /** @throws what the engine says when runtime or model cannot be loaded */
  static async load(): Promise<Segmenter> {
    // The runtime would open the graphics processor even for a model that runs on the main one.
    Object.defineProperty(navigator, 'gpu', { value: undefined });
    // It reports on itself in the console; what goes wrong, it throws as well.
    self.Module = { locateFile: () => absolute(runtimeBinaryUrl), printErr: () => undefined };
    await loadLiteRt(absolute(runtimeUrl));
    const answer = await fetch(absolute(modelUrl));
    if (!answer.ok) throw new Error(`no model: ${String(answer.status)}`);
    const model = new Uint8Array(await answer.arrayBuffer());
    return new Segmenter(await loadAndCompile(model, { accelerator: 'wasm' }));
  }

  /** Finds the person in a frame. What is given holds until the next call. */
  async find(frame: VideoFrame): Promise<Cutout> {
    const place = fit({ width: frame.displayWidth, height: frame.displayHeight }, size);
    this.#read(frame, place);
    const input = new Tensor(this.#input, [1, size.height, size.width, 3]);
    try {
      const [output] = await this.#model.run(input);
      if (!output) throw new Error('the model gave nothing');
      try {
        this.#paintMask(output.toTypedArray());
      } finally {
        output.delete();
      }
    } finally {
      input.delete();
    }
    return { mask: this.#mask.canvas, small: this.#small.canvas, place };
  }

  #read(frame: VideoFrame, { x, y, width, height }: Rectangle): void {
    const small = this.#small;
    if (width < size.width || height < size.height) small.clearRect(0, 0, size.width, size.height);
    small.drawImage(frame, x, y, width, height);
    const { data } = small.getImageData(0, 0, size.width, size.height);
    const input = this.#input;
    for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
      input[to] = (data[from] ?? 0) / 255;
      input[to + 1] = (data[from + 1] ?? 0) / 255;
      input[to + 2] = (data[from + 2] ?? 0) / 255;
    }
  }

  #paintMask(confidence: ArrayLike<number | bigint>): void {
    const { data } = this.#maskPixels;
    for (let at = 0; at < pixels; at += 1) {
      const value = (Number(confidence[at]) - outside) / (inside - outside);
      // A value that is no number counts as background. The array clamps to 0 and 255.
      data[at * 4 + 3] = value > 0 ? value * 255 : 0;
    }
    this.#hard.putImageData(this.#maskPixels, 0, 0);
    this.#mask.drawImage(this.#hard.canvas, 0, 0);
  }
}

function absolute(url: string): string {
  return new URL(url, location.href).href;
}

function drawingOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  // Read and written by the processor for every frame.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context;
}
