import { carriesHint, EncodingSettings, type EncodingChange } from '../fan-out/encoding-settings.ts';
import type { RouterClient } from '../fan-out/router-client.ts';
import { SourceConnection } from '../fan-out/source-connection.ts';
import type { Way } from '../fan-out/way.ts';
import { layerNames, type LayerName } from '../layers.ts';
import type { FrameWay, FrameWayOptions } from './frame-way.ts';
import { negotiatedCodecs, PerViewerWay } from './per-viewer-way.ts';
import { replaceTrack } from './replace-track.ts';

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
  layer: LayerName | null;
}

/** Encodes each layer once and hands the frames to every viewer's sender. */
export class FanOutWay implements FrameWay {
  readonly name: Way;
  readonly #options: FrameWayOptions;
  readonly #router: RouterClient;
  readonly #viewers = new Map<string, Viewer>();
  readonly #unsubscribe: (() => void)[];
  readonly #totalBitrate: number;
  /** Viewers that cannot take the frames of the others. */
  readonly #own: PerViewerWay;
  readonly #hasOwn = new Set<string>();
  #mimeType = '';
  #source: SourceConnection | null = null;
  #track: MediaStreamTrack | null = null;
  readonly #encodings = new Map<LayerName, EncodingChange>();

  constructor(name: Way, router: RouterClient, options: FrameWayOptions) {
    this.name = name;
    this.#router = router;
    this.#options = options;
    this.#own = new PerViewerWay(options);
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
    this.#viewers.set(id, { sender, settings, maxBitrate: this.#totalBitrate, layer: null });
    settings.update({ maxBitrate: this.#totalBitrate });
    if (this.#track) this.#replaceTrack(sender, this.#router.dummy);
  }

  removeViewer(id: string): void {
    this.#viewers.delete(id);
    this.#hasOwn.delete(id);
    this.#own.removeViewer(id);
    this.#router.remove(this.#viewer(id));
  }

  setTrack(track: MediaStreamTrack | null): void {
    const wasOff = this.#track === null;
    this.#track = track;
    if (track && !this.#source) this.#open();
    this.#source?.setTrack(track);
    this.#own.setTrack(track);
    if (wasOff === (track === null)) return;
    const dummy = track ? this.#router.dummy : null;
    for (const [id, { sender }] of this.#viewers)
      if (!this.#hasOwn.has(id)) this.#replaceTrack(sender, dummy);
  }

  setLayer(layer: LayerName, encoding: EncodingChange): void {
    const changed = { ...this.#encodings.get(layer), ...encoding };
    this.#encodings.set(layer, changed);
    this.#own.setLayer(layer, changed);
    this.#source?.setEncoding(this.#sourceOf(layer), encoding);
  }

  setCodec(mimeType: string): void {
    this.#mimeType = mimeType;
    for (const layer of layerNames) this.setLayer(layer, { mimeType });
    this.#checkTypes();
  }

  handleConnected(): void {
    this.#checkTypes();
  }

  handleNetworkChange(): void {
    this.#source?.restart();
  }

  codecsOf(id: string): readonly string[] {
    return negotiatedCodecs(this.#viewers.get(id)?.sender).map(({ mimeType }) => mimeType);
  }

  useOwnEncoder(id: string): void {
    const viewer = this.#viewers.get(id);
    if (!viewer || this.#hasOwn.has(id)) return;
    this.#hasOwn.add(id);
    this.#router.sendOwn(this.#viewer(id));
    this.#own.addViewer(id, viewer.sender, viewer.settings);
    this.#own.assign(id, viewer.layer);
  }

  assign(id: string, layer: LayerName | null, cut: boolean): void {
    const viewer = this.#viewers.get(id);
    if (viewer) viewer.layer = layer;
    this.#checkTypes();
    if (this.#hasOwn.has(id)) this.#own.assign(id, layer);
    else if (layer) this.#router.attach(this.#viewer(id), this.#sourceOf(layer), cut);
    else this.#router.detach(this.#viewer(id));
  }

  requestKeyframe(id: string): void {
    if (this.#hasOwn.has(id)) this.#own.requestKeyframe(id);
    else this.#router.refresh(this.#viewer(id));
  }

  probe(id: string): void {
    const viewer = this.#viewers.get(id);
    // The estimate steers an encoder of its own by itself.
    if (!viewer || this.#hasOwn.has(id)) return;
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
    this.#own.close();
    this.#source?.close();
    this.#source = null;
  }

  /**
   * A frame keeps the payload type it was encoded with, and no engine lets it be changed. A viewer that has
   * agreed on another number for this codec, as another engine may, could not tell what it is.
   */
  #checkTypes(): void {
    const type = payloadType(this.#source?.codecs ?? [], this.#mimeType);
    if (type === null) return;
    for (const [id, { sender }] of this.#viewers) {
      const agreed = payloadType(negotiatedCodecs(sender), this.#mimeType);
      if (agreed !== null && agreed !== type) this.useOwnEncoder(id);
    }
  }

  #open(): void {
    this.#source = new SourceConnection({
      router: this.#router,
      sources: layerNames.map((layer) => this.#sourceOf(layer)),
      totalBitrate: this.#totalBitrate,
      keyframeGapMs: this.#options.keyframeGapMs,
      onNegotiated: () => this.#checkTypes(),
      onError: this.#options.onError,
    });
    for (const [layer, encoding] of this.#encodings) {
      this.#source.setEncoding(this.#sourceOf(layer), encoding);
    }
  }

  #replaceTrack(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
    void replaceTrack(sender, track, this.#options.onError);
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

/** The number of the first form of a codec, which is the one that is encoded with. */
function payloadType(codecs: readonly RTCRtpCodecParameters[], mimeType: string): number | null {
  return codecs.find((each) => each.mimeType === mimeType && !carriesHint(each))?.payloadType ?? null;
}
