import type { Publications } from '../sending/publications.ts';
import type { PeerSample } from '../stats/peer-sample.ts';
import { PathControl } from './path-control.ts';

export interface ViewerPathOptions {
  /** The viewer's id among the publications. */
  id: string;
  publications: Publications;
  /** Sends so many bit/s of filling to the viewer. */
  setPadding: (bitrate: number) => void;
}

/** Keeps what one viewer is sent within what its path carries. */
export class ViewerPath {
  readonly #options: ViewerPathOptions;
  readonly #control = new PathControl();
  #isLoaded = true;
  #rungs = 0;

  constructor(options: ViewerPathOptions) {
    this.#options = options;
  }

  /** More than the smallest pictures is sent, or tried: the path may become too narrow for it. */
  get isLoaded(): boolean {
    const { id, publications } = this.#options;
    // More or less is asked for than when the path was last looked at.
    const isChanged = publications.ladderOf(id).length !== this.#rungs;
    return this.#isLoaded || (isChanged && publications.way !== 'per-viewer');
  }

  handleSample(sample: PeerSample): void {
    const { id, publications, setPadding } = this.#options;
    // Where each viewer has an encoder, the engine keeps it within the path.
    this.#isLoaded = publications.way !== 'per-viewer';
    if (!this.#isLoaded) return;
    const ladder = publications.ladderOf(id);
    this.#rungs = ladder.length;
    const { rung, reason, probe, padding } = this.#control.handleSample(ladder, sample);
    const layers = ladder[rung]?.layers;
    if (layers) publications.setPathLimit(id, layers, reason);
    if (probe) publications.probe(id);
    setPadding(padding);
    // Until the first decision, how much there will be is not known.
    this.#isLoaded = ladder.length > 2 && (rung > 1 || padding > 0 || probe);
  }
}
