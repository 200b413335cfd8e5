import type { PeerMessage } from '#protocol';
import { buildLadder, type Allotment, type Rung } from '../adaptation/ladder.ts';
import type { PathReason } from '../adaptation/path-control.ts';
import { PublicationLoad } from '../adaptation/publication-load.ts';
import { preferredCodecs } from '../codec-choice.ts';
import { RouterClient } from '../fan-out/router-client.ts';
import type { RouterReport } from '../fan-out/router.ts';
import type { Way } from '../fan-out/way.ts';
import { totalBitrate } from '../layers.ts';
import {
  audioKinds,
  cameraLayers,
  keyframeGapMs,
  publicationKinds,
  screenLayers,
  videoKinds,
  type AudioKind,
  type LocalTracks,
  type PublicationKind,
  type ScreenKind,
  type ShareQuality,
  type VideoKind,
} from '../publications.ts';
import { recordOf } from '../record-of.ts';
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
  readonly video: Readonly<Record<VideoKind, VideoPublication>>;
  readonly #all: Readonly<Record<VideoKind, VideoPublication> & Record<AudioKind, AudioPublication>>;
  readonly #router: RouterClient | null;
  readonly #loads: readonly PublicationLoad[];

  constructor({ way, createWorker, tracks, onError, codecs = preferredCodecs }: PublicationsOptions) {
    this.way = way;
    const router = way === 'per-viewer' ? null : new RouterClient(createWorker(), way);
    this.#router = router;
    router?.on('error', onError);
    this.video = recordOf(videoKinds, (id) => {
      const choices = id === 'camera' ? [cameraLayers] : [screenLayers.text, screenLayers.motion];
      const mostBitrate = Math.max(...choices.map(totalBitrate));
      return new VideoPublication(choices[0] ?? [], codecs[id], (onSwitched) => {
        const options = { id, mostBitrate, keyframeGapMs: keyframeGapMs[id], onSwitched, onError };
        return router ? new FanOutWay(way, router, options) : new PerViewerWay(options);
      });
    });
    this.#loads = videoKinds.map((kind) => new PublicationLoad(this.video[kind]));
    this.#all = { ...recordOf(audioKinds, () => new AudioPublication(onError)), ...this.video };
    for (const kind of publicationKinds) {
      if (tracks[kind]) this.setTrack(kind, tracks[kind]);
    }
  }

  setTrack(kind: PublicationKind, track: MediaStreamTrack | null): void {
    this.#all[kind].setTrack(track);
  }

  /** Takes over a sender, in the task in which it was made. Nothing is sent before the viewer is admitted. */
  addViewer(kind: PublicationKind, id: string, sender: RTCRtpSender): void {
    this.#all[kind].addViewer(id, sender);
  }

  /** It is known who this viewer is: they may see and hear. */
  admitViewer(id: string): void {
    for (const kind of publicationKinds) this.#all[kind].admitViewer(id);
  }

  removeViewer(id: string): void {
    for (const kind of publicationKinds) this.#all[kind].removeViewer(id);
  }

  /** The connection to a viewer is up. */
  handleConnected(id: string): void {
    for (const kind of videoKinds) this.video[kind].handleConnected(id);
  }

  /** The machine's addresses have changed: what is encoded here has to find its way to here again too. */
  handleNetworkChange(): void {
    for (const kind of videoKinds) this.video[kind].way.handleNetworkChange();
  }

  /** A viewer says what it shows, or that it cannot decode what it gets. */
  handleMessage(id: string, message: PeerMessage): void {
    if (message.kind === 'demand') {
      for (const kind of videoKinds) this.video[kind].handleDemand(id, message[kind]);
    } else if (message.kind === 'refresh') {
      const { way } = this.video[message.publication];
      // Without any picture of the packets that come, even after a keyframe, what is sent is encoded for it alone.
      if (message.remedy === 'keyframe') way.requestKeyframe(id);
      else way.useOwnEncoder(id);
    }
  }

  /** The ways to share out one viewer's path between what it asks for. */
  ladderOf(id: string): readonly Rung[] {
    return buildLadder(recordOf(videoKinds, (kind) => this.video[kind].wishOf(id)));
  }

  /** Bounds what one viewer gets to what its path carries. */
  setPathLimit(id: string, layers: Allotment, reason: PathReason | null): void {
    for (const kind of videoKinds) {
      // What is not asked for yet has the smallest layer coming, until the path is known to carry more.
      const hasWish = this.video[kind].wishOf(id).length > 0;
      const layer = hasWish ? layers[kind] : 'low';
      this.video[kind].setViewerLimit(id, { layer, reason: reason ?? 'bandwidth' });
    }
  }

  /** Has the engine measure the path to a viewer. */
  probe(id: string): void {
    for (const kind of videoKinds) if (this.video[kind].isOn) this.video[kind].way.probe(id);
  }

  /** Encodes a share for sharp letters or for smooth movement from now on. */
  setShareQuality(kind: ScreenKind, quality: ShareQuality): void {
    this.video[kind].setLayers(screenLayers[quality]);
  }

  /** How large each picture that is on is sent to a viewer, and why. */
  sentTo(id: string): Readonly<Record<VideoKind, ViewerLayer | null>> {
    return recordOf(videoKinds, (kind) => (this.video[kind].isOn ? this.video[kind].layerOf(id) : null));
  }

  /** Measures the encoders and keeps them within the processor; @returns milliseconds per second spent in them */
  async sample(): Promise<number> {
    for (const kind of videoKinds) this.video[kind].checkSize();
    const each = await Promise.all(this.#loads.map((load) => load.sample()));
    return each.reduce((sum, ms) => sum + ms, 0);
  }

  /** What went through the frame router so far; null where there is none. */
  routerReport(): Promise<RouterReport> | null {
    return this.#router?.report() ?? null;
  }

  close(): void {
    for (const kind of publicationKinds) this.#all[kind].close();
    this.#router?.close();
  }
}
