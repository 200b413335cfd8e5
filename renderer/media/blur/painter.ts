import { fit } from './fit.ts';
import { mixBehind } from './mix.ts';
import { modelInput } from './model-input.ts';
import { openFrame } from './open-frame.ts';
import { modelSize, type Segmenter } from './segmenter.ts';
import { blurBox, shrink } from './small-picture.ts';

// Blurred when small: it costs a hundredth, and what is lost in size is lost for good. Of a width of 256 pixels.
const radius = 8;

/**
 * Puts a person before their blurred background. It is done on the components that the camera gives and the encoders
 * take, since drawing would turn each frame into red, green and blue and back.
 * @returns a new frame, which the caller closes; the one that was given is left as it is
 * @throws what the engine says when it cannot
 */
export async function blurBehind(frame: VideoFrame, segmenter: Segmenter): Promise<VideoFrame> {
  const picture = await openFrame(frame);
  const [first, second, third] = picture.components;
  const place = fit(picture, modelSize);
  const { width, height } = place;
  const small = [
    shrink(first, width, height),
    shrink(second, width, height),
    shrink(third, width, height),
  ] as const;
  const values = await segmenter.find(modelInput(small, picture.isRgb, place, modelSize), place);
  for (const [at, component] of picture.components.entries()) {
    const behind = small[at];
    if (!behind) continue;
    blurBox(behind, width, height, radius);
    mixBehind(component, { values, width, height }, { values: behind, width, height });
  }
  return picture.close();
}
