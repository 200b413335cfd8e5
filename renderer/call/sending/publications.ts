import type { PeerMessage } from '#protocol';
import { buildLadder, type Allotment, type Rung } from '../adaptation/ladder.ts';
import type { PathReason } from '../adaptation/path-control.ts';
import { PublicationLoad } from '../adaptation/publication-load.ts';
import { preferredCodecs } from '../codec-choice.ts';
import { RouterClient } from '../fan-out/router-client.ts';
import type { RouterReport } from '../fan-out/router.ts';
import type { Way } from '../fan-out/way.ts';
import type { Layer } from '../layers.ts';
import {
  cameraLayers,
  keyframeGapMs,
  publicationKinds,
  screenLayers,
  videoKinds,
  type LocalTracks,
  type PublicationKind,
  type ShareQuality,
  type VideoKind,
} from '../publications.ts';
import { AudioPublication } from './audio-publication.ts';
import { FanOutWay } from './fan-out-way.ts';
import type { ViewerLayer } from './layer-choice.ts';
import { PerViewerWay } from './per-viewer-way.ts';
import { VideoPublication } from './video-publication.ts';

export interface PublicationsOptions {
  way: Way;
  /** Starts `fan-out/worker.ts`; how is the bundler's business. Not called where the way needs no router. */
  createWorker: () => Worker;
  tracks: LocalTracks;
  onError: (error: unknown) => void;
  /** Which codecs are wanted for each picture, best first; `preferredCodecs` unless said. */
  codecs?: Readonly<Record<VideoKind, readonly string[]>>;
}

/** All that this participant sends. */
export class Publications {
  readonly way: Way;
  readonly camera: VideoPublication;
  readonly screen: VideoPublication;
  readonly microphone: AudioPublication;
  readonly 'screen-audio': AudioPublication;
  readonly #router: RouterClient | null;
  readonly #loads: readonly PublicationLoad[];

  constructor({ way, createWorker, tracks, onError, codecs = preferredCodecs }: PublicationsOptions) {
    this.way = way;
    const router = way === 'per-viewer' ? null : new RouterClient(createWorker(), way);
    this.#router = router;
    router?.on('error', onError);
    const createVideo = (id: VideoKind, layers: readonly Layer[]) =>
      new VideoPublication(layers, codecs[id], (onSwitched) => {
        const options = { id, layers, keyframeGapMs: keyframeGapMs[id], onSwitched, onError };
        return router ? new FanOutWay(way, router, options) : new PerViewerWay(options);
      });
    this.camera = createVideo('camera', cameraLayers);
    this.screen = createVideo('screen', screenLayers.text);
    this.#loads = [new PublicationLoad(this.camera), new PublicationLoad(this.screen)];
    this.microphone = new AudioPublication(onError);
    this['screen-audio'] = new AudioPublication(onError);
    for (const kind of publicationKinds) {
      if (tracks[kind]) this.setTrack(kind, tracks[kind]);
    }
  }

  setTrack(kind: PublicationKind, track: MediaStreamTrack | null): void {
    this[kind].setTrack(track);
  }

  addViewer(kind: PublicationKind, id: string, sender: RTCRtpSender): void {
    this[kind].addViewer(id, sender);
  }

  removeViewer(id: string): void {
    for (const publication of this.#all) publication.removeViewer(id);
  }

  /** The connection to a viewer is up. */
  handleConnected(id: string): void {
    for (const kind of videoKinds) this[kind].handleConnected(id);
  }

  /** The machine's addresses have changed: what is encoded here has to find its way to here again too. */
  handleNetworkChange(): void {
    for (const kind of videoKinds) this[kind].way.handleNetworkChange();
  }

  /** A viewer says what it shows, or that it cannot decode what it gets. */
  handleMessage(id: string, message: PeerMessage): void {
    if (message.kind === 'demand') {
      for (const kind of videoKinds) this[kind].handleDemand(id, message[kind]);
    } else if (message.kind === 'refresh') {
      const publication = this[message.publication];
      if (message.remedy === 'keyframe') publication.requestKeyframe(id);
      else publication.useOwnEncoder(id);
    }
  }

  /** The ways to share out one viewer's path between what it asks for. */
  ladderOf(id: string): readonly Rung[] {
    return buildLadder({ camera: this.camera.wishOf(id), screen: this.screen.wishOf(id) });
  }

  /** Bounds what one viewer gets to what its path carries. */
  setPathLimit(id: string, layers: Allotment, reason: PathReason | null): void {
    for (const kind of videoKinds) {
      // What is not asked for yet has the smallest layer coming, until the path is known to carry more.
      const hasWish = this[kind].wishOf(id).length > 0;
      const layer = hasWish ? layers[kind] : 'low';
      this[kind].setViewerLimit(id, { layer, reason: reason ?? 'bandwidth' });
    }
  }

  /** Has the engine measure the path to a viewer. */
  probe(id: string): void {
    for (const kind of videoKinds) if (this[kind].isOn) this[kind].way.probe(id);
  }

  /** Encodes the share for sharp letters or for smooth movement from now on. */
  setShareQuality(quality: ShareQuality): void {
    this.screen.setLayers(screenLayers[quality]);
  }

  /** How large each picture that is on is sent to a viewer, and why. */
  sentTo(id: string): Readonly<Record<VideoKind, ViewerLayer | null>> {
    const layerOf = (kind: VideoKind) => (this[kind].isOn ? this[kind].layerOf(id) : null);
    return { camera: layerOf('camera'), screen: layerOf('screen') };
  }

  /** Measures the encoders and keeps them within the processor; @returns milliseconds per second spent in them */
  async sample(): Promise<number> {
    const each = await Promise.all(this.#loads.map((load) => load.sample()));
    return each.reduce((sum, ms) => sum + ms, 0);
  }

  /** What went through the frame router so far; null where there is none. */
  routerReport(): Promise<RouterReport> | null {
    return this.#router?.report() ?? null;
  }

  close(): void {
    for (const publication of this.#all) publication.close();
    this.#router?.close();
  }

  get #all() {
    return publicationKinds.map((kind) => this[kind]);
  }
}
