import type { EncodingChange } from '../fan-out/encoding-settings.ts';
import type { Way } from '../fan-out/way.ts';
import type { LayerName } from '../layers.ts';
import type { FrameWay } from '../sending/frame-way.ts';

/** What a publication told its way to do; a switch happens only when a test says so. */
export class FakeWay implements FrameWay {
  readonly name: Way;
  /** Each layer as it is encoded now. */
  readonly encodings = new Map<LayerName, EncodingChange>();
  /** Assignments, like `ara:high`, with `!` for a cut. */
  readonly assigned: string[] = [];
  readonly viewers = new Set<string>();
  readonly ownEncoders = new Set<string>();
  codec = '';
  totalBitrate = 0;
  track: MediaStreamTrack | null = null;
  readonly #onSwitched: (viewer: string, layer: LayerName) => void;

  constructor(name: Way, onSwitched: (viewer: string, layer: LayerName) => void) {
    this.name = name;
    this.#onSwitched = onSwitched;
  }

  /** Names of the layers that are encoded. */
  get active(): LayerName[] {
    return [...this.encodings].filter(([, { active }]) => active).map(([layer]) => layer);
  }

  /** The new layer's keyframe has come. */
  switch(viewer: string, layer: LayerName): void {
    this.#onSwitched(viewer, layer);
  }

  addViewer(id: string): void {
    this.viewers.add(id);
  }

  removeViewer(id: string): void {
    this.viewers.delete(id);
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.track = track;
  }

  setTotalBitrate(bitrate: number): void {
    this.totalBitrate = bitrate;
  }

  setLayer(layer: LayerName, encoding: EncodingChange): void {
    this.encodings.set(layer, { ...this.encodings.get(layer), ...encoding });
  }

  assign(id: string, layer: LayerName | null, cut: boolean): void {
    this.assigned.push(`${id}:${layer}${cut ? '!' : ''}`);
  }

  setCodec(mimeType: string): void {
    this.codec = mimeType;
  }

  handleConnected(): void {
    return;
  }

  handleNetworkChange(): void {
    return;
  }

  useOwnEncoder(id: string): void {
    this.ownEncoders.add(id);
  }

  requestKeyframe(): void {
    return;
  }

  probe(): void {
    return;
  }

  getStats(): null {
    return null;
  }

  close(): void {
    this.viewers.clear();
  }
}
