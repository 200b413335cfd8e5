import { layerNames, type LayerName } from '../layers.ts';

/** The ids that one publication's sources and viewers have in the frame router. */
export class RouterIds {
  readonly #publication: string;

  /** @param publication unique among those of one router */
  constructor(publication: string) {
    this.#publication = publication;
  }

  source(layer: LayerName): string {
    return `${this.#publication}/${layer}`;
  }

  viewer(id: string): string {
    return `${this.#publication}>${id}`;
  }

  /** The layer of one of its sources; undefined for another publication's. */
  layerOf(source: string): LayerName | undefined {
    return layerNames.find((layer) => this.source(layer) === source);
  }

  /** The id of one of its viewers; undefined for another publication's. */
  viewerOf(routerId: string): string | undefined {
    const start = this.viewer('');
    return routerId.startsWith(start) ? routerId.slice(start.length) : undefined;
  }
}
