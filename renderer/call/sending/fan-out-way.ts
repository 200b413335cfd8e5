import { EncodingSettings, type EncodingChange } from '../fan-out/encoding-settings.ts';
import type { RouterClient } from '../fan-out/router-client.ts';
import { SourceConnection } from '../fan-out/source-connection.ts';
import type { Way } from '../fan-out/way.ts';
import { layerNames, type LayerName } from '../layers.ts';
import type { FrameWay, FrameWayOptions } from './frame-way.ts';

/** What a viewer's estimate of its path may grow to, over what it is sent: room to see that it could have more. */
const headroom = 1.3;

/**
 * The engine measures a path that sends little when the sum of what may be sent changes (WebRTC's probing on
 * allocation); so much is enough.
 */
const probeStep = 10_000;

interface Viewer {
  readonly sender: RTCRtpSender;
  readonly settings: EncodingSettings;
  /** What its engine may estimate the path at, in bit/s. */
  maxBitrate: number;
}

/** Encodes each layer once and hands the frames to every viewer's sender. */
export class FanOutWay implements FrameWay {
  readonly name: Way;
  readonly #options: FrameWayOptions;
  readonly #router: RouterClient;
  readonly #viewers = new Map<string, Viewer>();
  readonly #unsubscribe: (() => void)[];
  readonly #totalBitrate: number;
  #source: SourceConnection | null = null;
  #track: MediaStreamTrack | null = null;
  readonly #encodings = new Map<LayerName, EncodingChange>();

  constructor(name: Way, router: RouterClient, options: FrameWayOptions) {
    this.name = name;
    this.#router = router;
    this.#options = options;
    this.#totalBitrate = headroom * options.layers.reduce((sum, { maxBitrate }) => sum + maxBitrate, 0);
    this.#unsubscribe = [
      router.on('keyframe-needed', ({ source }) => this.#source?.requestKeyframe(source)),
      router.on('switched', ({ viewer, source }) => {
        const [id, layer] = [this.#idOf(viewer), this.#layerOf(source)];
        if (id !== null && layer) options.onSwitched(id, layer);
      }),
    ];
  }

  addViewer(id: string, sender: RTCRtpSender): void {
    this.#router.take(sender, { role: 'viewer', id: this.#viewer(id) });
    const settings = new EncodingSettings(sender, this.#options.onError);
    this.#viewers.set(id, { sender, settings, maxBitrate: this.#totalBitrate });
    settings.update({ maxBitrate: this.#totalBitrate });
    if (this.#track) this.#replaceTrack(sender, this.#router.dummy);
  }

  removeViewer(id: string): void {
    this.#viewers.delete(id);
    this.#router.remove(this.#viewer(id));
  }

  setTrack(track: MediaStreamTrack | null): void {
    const wasOff = this.#track === null;
    this.#track = track;
    if (track && !this.#source) this.#open();
    this.#source?.setTrack(track);
    if (wasOff === (track === null)) return;
    const dummy = track ? this.#router.dummy : null;
    for (const { sender } of this.#viewers.values()) this.#replaceTrack(sender, dummy);
  }

  setLayer(layer: LayerName, encoding: EncodingChange): void {
    const changed = { ...this.#encodings.get(layer), ...encoding };
    this.#encodings.set(layer, changed);
    this.#source?.setEncoding(this.#sourceOf(layer), encoding);
  }

  setCodec(mimeType: string): void {
    for (const layer of layerNames) this.setLayer(layer, { mimeType });
  }

  assign(id: string, layer: LayerName | null, cut: boolean): void {
    if (layer) this.#router.attach(this.#viewer(id), this.#sourceOf(layer), cut);
    else this.#router.detach(this.#viewer(id));
  }

  requestKeyframe(id: string): void {
    this.#router.refresh(this.#viewer(id));
  }

  probe(id: string): void {
    const viewer = this.#viewers.get(id);
    if (!viewer) return;
    const isRaised = viewer.maxBitrate > this.#totalBitrate;
    viewer.maxBitrate = this.#totalBitrate + (isRaised ? 0 : probeStep);
    viewer.settings.update({ maxBitrate: viewer.maxBitrate });
  }

  getStats(): Promise<RTCStatsReport> | null {
    return this.#source?.getStats() ?? null;
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const id of [...this.#viewers.keys()]) this.removeViewer(id);
    this.#source?.close();
    this.#source = null;
  }

  #open(): void {
    this.#source = new SourceConnection({
      router: this.#router,
      sources: layerNames.map((layer) => this.#sourceOf(layer)),
      totalBitrate: this.#totalBitrate,
      keyframeGapMs: this.#options.keyframeGapMs,
      onError: this.#options.onError,
    });
    for (const [layer, encoding] of this.#encodings) {
      this.#source.setEncoding(this.#sourceOf(layer), encoding);
    }
  }

  #replaceTrack(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
    sender.replaceTrack(track).catch((error: unknown) => {
      // A viewer that has left in the meantime has nothing to be sent.
      if (sender.transport?.state !== 'closed') this.#options.onError(error);
    });
  }

  #sourceOf(layer: LayerName): string {
    return `${this.#options.id}/${layer}`;
  }

  #layerOf(source: string): LayerName | undefined {
    return layerNames.find((layer) => this.#sourceOf(layer) === source);
  }

  #viewer(id: string): string {
    return `${this.#options.id}>${id}`;
  }

  #idOf(viewer: string): string | null {
    const start = this.#viewer('');
    return viewer.startsWith(start) ? viewer.slice(start.length) : null;
  }
}
