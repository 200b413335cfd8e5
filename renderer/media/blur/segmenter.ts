import { loadAndCompile, loadLiteRt, Tensor, type CompiledModel } from '@litertjs/core';
import runtimeUrl from '@litertjs/core/wasm/litert_wasm_internal.js?url';
import runtimeBinaryUrl from '@litertjs/core/wasm/litert_wasm_internal.wasm?url';
import modelUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url';
import type { Rectangle } from './fit.ts';
import { blurBox } from './small-picture.ts';

/** What the model takes and gives (its card: red, green and blue from 0 to 1; one confidence for each pixel). */
export const modelSize = { width: 256, height: 144 };
const pixels = modelSize.width * modelSize.height;
// Where the edge of a person lies, in the model's confidence: below it all is background, above it all is person.
const [outside, inside] = [0.45, 0.85];

declare global {
  /** What the runtime's loader reads its settings from, and forgets. */
  var Module: { locateFile: () => string; printErr: () => void } | undefined;
}

/** Finds people in pictures, with a model and a runtime that come with the app. Runs in a worker, on one core. */
export class Segmenter {
  readonly #model: CompiledModel;

  private constructor(model: CompiledModel) {
    this.#model = model;
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

  /**
   * Finds the person in a picture that lies in a rectangle of what the model takes.
   * @returns 1 where the person is, 0 where not, and between at the edge, for each pixel of the rectangle
   */
  async find(input: Float32Array<ArrayBuffer>, place: Rectangle): Promise<Float32Array> {
    const given = new Tensor(input, [1, modelSize.height, modelSize.width, 3]);
    try {
      const [output] = await this.#model.run(given);
      if (!output) throw new Error('the model gave nothing');
      try {
        return maskOf(output.toTypedArray(), place);
      } finally {
        output.delete();
      }
    } finally {
      given.delete();
    }
  }
}

function maskOf(confidence: ArrayLike<number | bigint>, { x, y, width, height }: Rectangle): Float32Array {
  if (confidence.length !== pixels) throw new Error('the model gave something else');
  const mask = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const found = Number(confidence[(y + row) * modelSize.width + x + column]);
      const value = (found - outside) / (inside - outside);
      // A value that is no number counts as background.
      mask[row * width + column] = value > 0 ? Math.min(1, value) : 0;
    }
  }
  // The edge is softened before it is made larger, else its steps would be seen.
  blurBox(mask, width, height, 1, 1);
  return mask;
}

function absolute(url: string): string {
  return new URL(url, location.href).href;
}
