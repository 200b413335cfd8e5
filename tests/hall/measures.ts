// Runs inside a page of the hall: figures of what its participants send and get.
import type { Mesh } from '../../renderer/call/mesh.ts';
import type { Peer } from '../../renderer/call/peer.ts';
import { cameraLayers, videoKinds, type VideoKind } from '../../renderer/call/publications.ts';
import type { Publications } from '../../renderer/call/sending/publications.ts';
import type { PeerSample } from '../../renderer/call/stats/peer-sample.ts';
import { openBareVideo } from './bare-video.ts';
import { openContent, type ContentOptions } from './content.ts';
import { measureLatency, PaintLog } from './latency.ts';

/** What was sent over one stretch of time. */
export interface SentSample {
  readonly bitrate: number;
  readonly ms: number;
}

interface DataChannelStats {
  readonly type: string;
  readonly label: string;
  readonly bytesSent: number;
}

/** Somebody in a page of the hall. */
export interface Inhabitant {
  readonly mesh: Mesh;
  readonly publications: Publications;
  readonly peers: Map<string, Peer>;
  readonly samples: Map<string, PeerSample>;
  readonly errors: string[];
}

/** Measures the participants of a page. */
export class Measures {
  readonly #inhabitant: (id: string) => Inhabitant;
  readonly #sent = new Map<string, SentSample[]>();

  constructor(inhabitant: (id: string) => Inhabitant) {
    this.#inhabitant = inhabitant;
  }

  sampleOf(id: string, of: string): PeerSample | null {
    return this.#inhabitant(id).samples.get(of) ?? null;
  }

  followSent(id: string, to: string): void {
    const sent: SentSample[] = [];
    let lastAt: number | null = null;
    this.#sent.set(`${id} ${to}`, sent);
    this.#inhabitant(id)
      .peers.get(to)
      ?.on('sample', ({ atMs, sentBitrate }) => {
        // The first one began before this.
        if (lastAt !== null) sent.push({ bitrate: sentBitrate, ms: atMs - lastAt });
        lastAt = atMs;
      });
  }

  sentTo(id: string, to: string): readonly SentSample[] {
    return this.#sent.get(`${id} ${to}`) ?? [];
  }

  /** Bytes of filling that somebody has sent to another so far. */
  async fillingSent(id: string, to: string): Promise<number> {
    let bytes = 0;
    const report = await this.#inhabitant(id).peers.get(to)?.getStats();
    report?.forEach(({ type, label, bytesSent }: DataChannelStats) => {
      if (type === 'data-channel' && label === 'padding') bytes += bytesSent;
    });
    return bytes;
  }

  /** Encoders that have encoded something in half a second; the viewers' dummies do not count. */
  async encoders(id: string): Promise<number> {
    const before = await this.#encoded(id);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const after = await this.#encoded(id);
    return [...after].filter(([key, frames]) => frames > (before.get(key) ?? 0)).length;
  }

  async targetBitrate(id: string, kind: VideoKind): Promise<number> {
    let target = 0;
    const report = await this.#inhabitant(id).publications.video[kind].way.getStats();
    report?.forEach((stats: RTCOutboundRtpStreamStats) => {
      if (stats.type === 'outbound-rtp' && stats.active) target += stats.targetBitrate ?? 0;
    });
    return target;
  }

  async lipSyncMs(id: string, of: string): Promise<number | null> {
    const played = new Map<string, number>();
    const report = await this.#inhabitant(id).peers.get(of)?.getStats();
    report?.forEach((stats: RTCInboundRtpStreamStats & { estimatedPlayoutTimestamp?: number }) => {
      const { type, kind, estimatedPlayoutTimestamp } = stats;
      if (type === 'inbound-rtp' && estimatedPlayoutTimestamp) played.set(kind, estimatedPlayoutTimestamp);
    });
    const [video, audio] = [played.get('video'), played.get('audio')];
    return video === undefined || audio === undefined ? null : video - audio;
  }

  /** Of all that somebody sends over: the connections that encode, and one to each of the others. */
  reports(id: string): Promise<(RTCStatsReport | null)[]> {
    const { publications, peers } = this.#inhabitant(id);
    return Promise.all([
      ...videoKinds.map((kind) => publications.video[kind].way.getStats()),
      ...[...peers.values()].map((peer) => peer.getStats()),
    ]);
  }

  /**
   * Milliseconds from painting to showing: of a picture that somebody sends to another, and of the same over a bare
   * connection of this page to itself, at the same time.
   */
  async measureLatency(id: string, viewer: string, options: ContentOptions, count: number) {
    const log = new PaintLog();
    const track = openContent('ara', options, (tick) => log.note(tick));
    const bare = await openBareVideo(track.clone(), cameraLayers[0]?.maxBitrate ?? 0);
    this.#inhabitant(id).mesh.setTrack('camera', track);
    const shown = document.getElementById(`${viewer}-gets-camera-of-${id}`);
    if (!(shown instanceof HTMLVideoElement)) throw new Error('no picture');
    // The first second belongs to both's beginning.
    await Promise.all([
      measureLatency(shown, log, options.framesPerSecond * 3),
      measureLatency(bare, log, 30),
    ]);
    const [through, straight] = await Promise.all([
      measureLatency(shown, log, count),
      measureLatency(bare, log, count),
    ]);
    return { through, straight, height: shown.videoHeight };
  }

  async #encoded(id: string): Promise<Map<string, number>> {
    const reports = await this.reports(id);
    const encoded = new Map<string, number>();
    for (const [at, report] of reports.entries()) {
      report?.forEach((stats: RTCOutboundRtpStreamStats) => {
        const isPicture = stats.type === 'outbound-rtp' && stats.kind === 'video' && stats.frameHeight !== 32;
        if (isPicture) encoded.set(`${at} ${stats.id}`, stats.framesEncoded ?? 0);
      });
    }
    return encoded;
  }
}
