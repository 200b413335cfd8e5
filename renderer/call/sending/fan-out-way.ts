import { EncodingSettings, type EncodingChange } from '../fan-out/encoding-settings.ts';
import { EstimateBound } from '../fan-out/estimate-bound.ts';
import type { RouterClient } from '../fan-out/router-client.ts';
import { RouterIds } from '../fan-out/router-ids.ts';
import { SourceConnection } from '../fan-out/source-connection.ts';
import type { Way } from '../fan-out/way.ts';
import { layerNames, type LayerName } from '../layers.ts';
import type { FrameWay, FrameWayOptions } from './frame-way.ts';
import { negotiatedCodecs, payloadType } from './negotiated.ts';
import { PerViewerWay } from './per-viewer-way.ts';
import { replaceTrack } from './replace-track.ts';

/** What encoders may take together, over what they are set to: the engine keeps some of it to itself. */
const headroom = 1.3;

interface Viewer {
  readonly sender: RTCRtpSender;
  readonly settings: EncodingSettings;
  readonly bound: EstimateBound;
  layer: LayerName | null;
}

/** Encodes each layer once and hands the frames to every viewer's sender. */
export class FanOutWay implements FrameWay {
  readonly name: Way;
  readonly #options: FrameWayOptions;
  readonly #router: RouterClient;
  readonly #viewers = new Map<string, Viewer>();
  readonly #unsubscribe: (() => void)[];
  readonly #ids: RouterIds;
  /** Viewers that cannot take the frames of the others. */
  readonly #own: PerViewerWay;
  readonly #hasOwn = new Set<string>();
  #totalBitrate = 0;
  #mimeType = '';
  #source: SourceConnection | null = null;
  #track: MediaStreamTrack | null = null;
  readonly #encodings = new Map<LayerName, EncodingChange>();

  constructor(name: Way, router: RouterClient, options: FrameWayOptions) {
    this.name = name;
    this.#router = router;
    this.#options = options;
    this.#own = new PerViewerWay(options);
    this.#ids = new RouterIds(options.id);
    this.#unsubscribe = [
      router.on('keyframe-needed', ({ source }) => this.#source?.requestKeyframe(source)),
      router.on('switched', ({ viewer, source }) => {
        const [id, layer] = [this.#ids.viewerOf(viewer), this.#ids.layerOf(source)];
        if (id !== undefined && layer) options.onSwitched(id, layer);
      }),
    ];
  }

  addViewer(id: string, sender: RTCRtpSender): void {
    this.#router.take(sender, { role: 'viewer', id: this.#ids.viewer(id) });
    const settings = new EncodingSettings(sender, this.#options.onError);
    const bound = new EstimateBound(settings, this.#totalBitrate);
    this.#viewers.set(id, { sender, settings, bound, layer: null });
    if (this.#track) this.#replaceTrack(sender, this.#router.dummy);
  }

  removeViewer(id: string): void {
    this.#viewers.delete(id);
    this.#hasOwn.delete(id);
    this.#own.removeViewer(id);
    this.#router.remove(this.#ids.viewer(id));
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

  setTotalBitrate(bitrate: number): void {
    this.#totalBitrate = bitrate;
    for (const [id, { bound }] of this.#viewers) if (!this.#hasOwn.has(id)) bound.setBitrate(bitrate);
  }

  setLayer(layer: LayerName, encoding: EncodingChange): void {
    const changed = { ...this.#encodings.get(layer), ...encoding };
    this.#encodings.set(layer, changed);
    this.#own.setLayer(layer, changed);
    this.#source?.setEncoding(this.#ids.source(layer), encoding);
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

  useOwnEncoder(id: string): void {
    const viewer = this.#viewers.get(id);
    if (!viewer || this.#hasOwn.has(id)) return;
    this.#hasOwn.add(id);
    this.#router.sendOwn(this.#ids.viewer(id));
    this.#own.addViewer(id, viewer.sender, viewer.settings);
    this.#own.assign(id, viewer.layer);
  }

  assign(id: string, layer: LayerName | null, cut: boolean): void {
    const viewer = this.#viewers.get(id);
    if (viewer) viewer.layer = layer;
    this.#checkTypes();
    if (this.#hasOwn.has(id)) this.#own.assign(id, layer);
    else if (layer) this.#router.attach(this.#ids.viewer(id), this.#ids.source(layer), cut);
    else this.#router.detach(this.#ids.viewer(id));
  }

  requestKeyframe(id: string): void {
    if (this.#hasOwn.has(id)) this.#own.requestKeyframe(id);
    else this.#router.refresh(this.#ids.viewer(id));
  }

  probe(id: string): void {
    // The estimate steers an encoder of its own by itself.
    if (!this.#hasOwn.has(id)) this.#viewers.get(id)?.bound.probe();
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
      sources: layerNames.map((layer) => this.#ids.source(layer)),
      totalBitrate: headroom * this.#options.mostBitrate,
      keyframeGapMs: this.#options.keyframeGapMs,
      onNegotiated: () => this.#checkTypes(),
      onError: this.#options.onError,
    });
    for (const [layer, encoding] of this.#encodings) {
      this.#source.setEncoding(this.#ids.source(layer), encoding);
    }
  }

  #replaceTrack(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
    void replaceTrack(sender, track, this.#options.onError);
  }
}
