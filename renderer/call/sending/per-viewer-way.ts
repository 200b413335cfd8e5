import { EncodingSettings, type EncodingChange } from '../fan-out/encoding-settings.ts';
import type { LayerName } from '../layers.ts';
import type { FrameWay, FrameWayOptions } from './frame-way.ts';
import { TrackCopies } from './track-copies.ts';

interface Viewer {
  readonly sender: RTCRtpSender;
  readonly settings: EncodingSettings;
  layer: LayerName | null;
}

/** Encodes for each viewer anew, as WebRTC does by itself: for engines whose encoded frames cannot be shared. */
export class PerViewerWay implements FrameWay {
  readonly name = 'per-viewer';
  readonly #options: FrameWayOptions;
  readonly #viewers = new Map<string, Viewer>();
  readonly #copies: TrackCopies;
  readonly #encodings = new Map<LayerName, EncodingChange>();
  #mimeType: string | null = null;
  #track: MediaStreamTrack | null = null;

  constructor(options: FrameWayOptions) {
    this.#options = options;
    this.#copies = new TrackCopies(options.onError);
  }

  /** @param settings the sender's, where it has some already: two would be in each other's way */
  addViewer(
    id: string,
    sender: RTCRtpSender,
    settings = new EncodingSettings(sender, this.#options.onError),
  ): void {
    const viewer = { sender, settings, layer: null };
    this.#viewers.set(id, viewer);
    viewer.settings.update({ active: false, ...(this.#mimeType && { mimeType: this.#mimeType }) });
    this.#copies.set(sender, this.#track);
  }

  removeViewer(id: string): void {
    const viewer = this.#viewers.get(id);
    if (viewer) this.#copies.release(viewer.sender);
    this.#viewers.delete(id);
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    for (const { sender } of this.#viewers.values()) this.#copies.set(sender, track);
  }

  /** Each encoder has its own. */
  setTotalBitrate(): void {
    return;
  }

  setCodec(mimeType: string): void {
    for (const { settings } of this.#viewers.values()) settings.update({ mimeType });
    this.#mimeType = mimeType;
  }

  /** What was set before there was a description can be set now. */
  handleConnected(id: string): void {
    this.#viewers.get(id)?.settings.update();
  }

  handleNetworkChange(): void {
    return;
  }

  /** Every viewer has one. */
  useOwnEncoder(): void {
    return;
  }

  setLayer(layer: LayerName, encoding: EncodingChange): void {
    this.#encodings.set(layer, encoding);
    for (const viewer of this.#viewers.values()) if (viewer.layer === layer) this.#encode(viewer);
  }

  assign(id: string, layer: LayerName | null): void {
    const viewer = this.#viewers.get(id);
    if (!viewer) return;
    viewer.layer = layer;
    this.#encode(viewer);
    if (layer) this.#options.onSwitched(id, layer);
  }

  requestKeyframe(id: string): void {
    this.#viewers.get(id)?.settings.requestKeyframe();
  }

  /** Its encoder follows the path by itself. */
  probe(): void {
    return;
  }

  getStats(): null {
    return null;
  }

  close(): void {
    this.#viewers.clear();
    this.#copies.close();
  }

  #encode({ layer, settings }: Viewer): void {
    const encoding = layer && this.#encodings.get(layer);
    settings.update(encoding ? { ...encoding, active: true } : { active: false });
  }
}
