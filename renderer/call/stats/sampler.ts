import type { QueueSign } from '../adaptation/queue-watch.ts';
import { videoKinds, type PublicationKind, type VideoKind } from '../publications.ts';
import { recordOf } from '../record-of.ts';
import { FeedbackReader, type ReceiverReport } from './feedback.ts';
import type { PeerSample, VideoFigures } from './peer-sample.ts';
import { pairFigures, type CandidateStats } from './selected-pair.ts';

type Stats =
  | (RTCIceCandidatePairStats & { readonly type: 'candidate-pair' })
  | (RTCTransportStats & { readonly type: 'transport' })
  | (RTCInboundRtpStreamStats & { readonly type: 'inbound-rtp' })
  | (RTCOutboundRtpStreamStats & { readonly type: 'outbound-rtp' })
  | (ReceiverReport & { readonly type: 'remote-inbound-rtp' })
  | (CandidateStats & { readonly type: 'local-candidate' | 'remote-candidate' })
  | (CodecStats & { readonly type: 'codec' });

interface CodecStats {
  readonly id: string;
  readonly mimeType: string;
}

/** Running totals of one sample, from which the next one's rates are made. */
interface Totals {
  readonly atMs: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly retransmitted: number;
  readonly video: Readonly<Record<VideoKind, VideoTotals>>;
}

interface VideoTotals {
  readonly bytes: number;
  readonly frames: number;
  readonly jitterDelay: number;
  readonly emitted: number;
  readonly decodeTime: number;
}

const noVideo: VideoTotals = { bytes: 0, frames: 0, jitterDelay: 0, emitted: 0, decodeTime: 0 };

/** Makes a sample of each report of one connection, with rates since the one before. */
export class PeerSampler {
  readonly #kindOf: (mid: string) => PublicationKind | undefined;
  readonly #feedback = new FeedbackReader();
  #before: Totals | null = null;
  #roundTripMs = 0;
  #loss = 0;

  /** @param kindOf which publication a media section carries */
  constructor(kindOf: (mid: string) => PublicationKind | undefined) {
    this.#kindOf = kindOf;
  }

  /** @param queue what filling has shown of the path */
  sample(report: RTCStatsReport, atMs: number, queue: QueueSign = 'unknown'): PeerSample {
    const all: Stats[] = [];
    report.forEach((stats: Stats) => all.push(stats));
    const inbound = all.filter((stats) => stats.type === 'inbound-rtp');
    const outbound = all.filter((stats) => stats.type === 'outbound-rtp');
    const remote = all.filter((stats) => stats.type === 'remote-inbound-rtp');
    const codecs = new Map(
      all.filter((stats) => stats.type === 'codec').map(({ id, mimeType }) => [id, mimeType]),
    );
    const pair = selectedPair(all);
    const pictures = recordOf(videoKinds, (kind) =>
      inbound.find(({ mid }) => typeof mid === 'string' && this.#kindOf(mid) === kind),
    );

    const totals: Totals = {
      atMs,
      bytesSent: pair?.bytesSent ?? 0,
      bytesReceived: pair?.bytesReceived ?? 0,
      retransmitted: sum(outbound.map((stats) => stats.retransmittedBytesSent ?? 0)),
      video: recordOf(videoKinds, (kind) => videoTotals(pictures[kind])),
    };
    const before = this.#before ?? totals;
    this.#before = totals;
    const seconds = (atMs - before.atMs) / 1000;
    const perSecond = (difference: number) => (seconds > 0 ? Math.max(0, difference) / seconds : 0);
    const figures = (kind: VideoKind) => {
      const stats = pictures[kind];
      return stats && videoFigures(stats, totals.video[kind], before.video[kind], perSecond, codecs);
    };

    const feedback = this.#feedback.read(pair, remote);
    this.#roundTripMs = feedback.roundTripMs ?? this.#roundTripMs;
    this.#loss = feedback.loss ?? this.#loss;
    return {
      atMs,
      availableBitrate: pair?.availableOutgoingBitrate ?? null,
      roundTripMs: this.#roundTripMs,
      loss: this.#loss,
      pair: pairFigures(
        pair,
        all.filter(({ type }) => type === 'local-candidate' || type === 'remote-candidate'),
      ),
      feedback,
      queue,
      sentBitrate: 8 * perSecond(totals.bytesSent - before.bytesSent),
      receivedBitrate: 8 * perSecond(totals.bytesReceived - before.bytesReceived),
      retransmittedBitrate: 8 * perSecond(totals.retransmitted - before.retransmitted),
      received: recordOf(videoKinds, (kind) => figures(kind) ?? null),
    };
  }
}

function selectedPair(all: readonly Stats[]): RTCIceCandidatePairStats | undefined {
  const transport = all.find((stats) => stats.type === 'transport');
  return all
    .filter((stats) => stats.type === 'candidate-pair')
    .find((stats) => stats.id === transport?.selectedCandidatePairId);
}

function videoTotals(stats: RTCInboundRtpStreamStats | undefined): VideoTotals {
  if (!stats) return noVideo;
  return {
    bytes: stats.bytesReceived ?? 0,
    frames: stats.framesDecoded ?? 0,
    jitterDelay: stats.jitterBufferDelay ?? 0,
    emitted: stats.jitterBufferEmittedCount ?? 0,
    decodeTime: stats.totalDecodeTime ?? 0,
  };
}

function videoFigures(
  stats: RTCInboundRtpStreamStats,
  now: VideoTotals,
  before: VideoTotals,
  perSecond: (difference: number) => number,
  codecs: ReadonlyMap<string, string>,
): VideoFigures {
  const emitted = now.emitted - before.emitted;
  return {
    width: stats.frameWidth ?? 0,
    height: stats.frameHeight ?? 0,
    framesPerSecond: perSecond(now.frames - before.frames),
    bitrate: 8 * perSecond(now.bytes - before.bytes),
    codec: codecs.get(stats.codecId ?? '')?.replace('video/', '') ?? '',
    frames: now.frames,
    freezes: stats.freezeCount ?? 0,
    freezeSeconds: stats.totalFreezesDuration ?? 0,
    jitterBufferMs: emitted > 0 ? (1000 * (now.jitterDelay - before.jitterDelay)) / emitted : 0,
    packetsReceived: stats.packetsReceived ?? 0,
    keyframes: stats.keyFramesDecoded ?? 0,
    decodingMs: 1000 * perSecond(now.decodeTime - before.decodeTime),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
