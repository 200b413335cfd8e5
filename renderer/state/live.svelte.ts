import { videoKinds, type VideoKind } from '../call/publications.ts';
import { recordOf } from '../call/record-of.ts';
import type { ViewerLayer } from '../call/sending/layer-choice.ts';
import type { PeerSample } from '../call/stats/peer-sample.ts';

/** A minute of samples, one a second. */
const kept = 60;
const everyMs = 900;

/** What a participant is sent of one's pictures; null while one's own is off. */
export type Sent = Readonly<Record<VideoKind, ViewerLayer | null>>;

/** How the connection to one participant is doing, for whoever looks. */
export class Live {
  #samples = $state.raw<readonly PeerSample[]>([]);
  #sent = $state.raw<Sent>(recordOf(videoKinds, () => null));

  /** The last minute, oldest first. */
  get samples(): readonly PeerSample[] {
    return this.#samples;
  }

  get sent(): Sent {
    return this.#sent;
  }

  /** Takes a sample; those that come more often than once a second are left out. */
  handleSample(sample: PeerSample, sent: Sent): void {
    const last = this.#samples.at(-1);
    if (last && sample.atMs - last.atMs < everyMs) return;
    this.#samples = [...this.#samples.slice(1 - kept), sample];
    this.#sent = sent;
  }
}
