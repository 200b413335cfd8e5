import { layerNames } from '../layers.ts';
import type { VideoPublication } from '../sending/video-publication.ts';
import { EncoderSampler } from '../stats/encoder-sampler.ts';
import { LoadControl } from './load-control.ts';

/** Keeps what is encoded for all viewers of a publication within what the processor can do. */
export class PublicationLoad {
  readonly #publication: VideoPublication;
  readonly #sampler = new EncoderSampler();
  readonly #control = new LoadControl(layerNames);

  constructor(publication: VideoPublication) {
    this.#publication = publication;
  }

  /** Measures, and lowers or raises the publication; @returns milliseconds per second spent in its encoders */
  async sample(): Promise<number> {
    const { way, largestInUse } = this.#publication;
    const report = await way.getStats();
    if (!report || !largestInUse) return 0;
    const figures = this.#sampler.sample(report, largestInUse.maxFramerate, performance.now());
    if (!figures) return 0;
    const layer = this.#control.handleSample(figures);
    this.#publication.setLimit(layer && { layer, reason: 'processor' });
    return figures.encodingMs;
  }
}
