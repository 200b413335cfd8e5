import { EncodingSettings, type EncodingChange } from '../fan-out/encoding-settings.ts';
import type { LayerName } from '../layers.ts';
import type { FrameWay, FrameWayOptions } from './frame-way.ts';

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
  readonly #encodings = new Map<LayerName, EncodingChange>();
  #mimeType: string | null = null;
  #track: MediaStreamTrack | null = null;

  constructor(options: FrameWayOptions) {
    this.#options = options;
  }

  addViewer(id: string, sender: RTCRtpSender): void {
    const viewer = { sender, settings: new EncodingSettings(sender, this.#options.onError), layer: null };
    this.#viewers.set(id, viewer);
    viewer.settings.update({ active: false, ...(this.#mimeType && { mimeType: this.#mimeType }) });
    this.#setTrackOf(viewer);
  }

  removeViewer(id: string): void {
    this.#viewers.get(id)?.sender.track?.stop();
    this.#viewers.delete(id);
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    for (const viewer of this.#viewers.values()) this.#setTrackOf(viewer);
  }

  setCodec(mimeType: string): void {
    for (const { settings } of this.#viewers.values()) settings.update({ mimeType });
    this.#mimeType = mimeType;
  }

  codecsOf(id: string): readonly string[] {
    return negotiatedCodecs(this.#viewers.get(id)?.sender).map(({ mimeType }) => mimeType);
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
    for (const id of [...this.#viewers.keys()]) this.removeViewer(id);
  }

  #encode({ layer, settings }: Viewer): void {
    const encoding = layer && this.#encodings.get(layer);
    settings.update(encoding ? { ...encoding, active: true } : { active: false });
  }

  // A copy for each: a track limits all its senders to the lowest frame rate that one of them is set to.
  #setTrackOf({ sender }: Viewer): void {
    const before = sender.track;
    sender
      .replaceTrack(this.#track?.clone() ?? null)
      .catch((error: unknown) => {
        if (sender.transport?.state !== 'closed') this.#options.onError(error);
      })
      .finally(() => before?.stop());
  }
}

/** What a sender may encode with; empty before there is a description, and for none. */
export function negotiatedCodecs(sender: RTCRtpSender | undefined): readonly RTCRtpCodecParameters[] {
  return sender?.getParameters().codecs ?? [];
}
