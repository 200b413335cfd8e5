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

  constructor(options: ViewerPathOptions) {
    this.#options = options;
  }

  handleSample(sample: PeerSample): void {
    const { id, publications, setPadding } = this.#options;
    const ladder = publications.ladderOf(id);
    const { rung, reason, probe, padding } = this.#control.handleSample(ladder, sample);
    const layers = ladder[rung]?.layers;
    if (layers) publications.setPathLimit(id, layers, reason);
    if (probe) publications.probe(id);
    setPadding(padding);
  }
}
