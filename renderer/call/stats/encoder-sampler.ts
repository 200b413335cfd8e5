import type { EncoderSample } from '../adaptation/load-control.ts';

/** What one connection's encoders have done since the sample before. */
export interface EncodingFigures extends EncoderSample {
  /** Milliseconds per second in all its encoders together. */
  readonly encodingMs: number;
}

interface Totals {
  readonly atMs: number;
  readonly encodeTime: number;
  readonly largest: { readonly id: string; readonly frames: number; readonly time: number };
}

type Stats =
  | (RTCOutboundRtpStreamStats & { readonly type: 'outbound-rtp' })
  | (SourceStats & { readonly type: 'media-source' });

/** WebRTC Statistics section 8.9; not in TypeScript's library. */
interface SourceStats {
  readonly id: string;
  readonly framesPerSecond?: number;
}

/** Makes figures of the reports of the connection that encodes a publication. */
export class EncoderSampler {
  #before: Totals | null = null;

  /** @param wanted frames per second that the largest layer is meant to be encoded at */
  sample(report: RTCStatsReport, wanted: number, atMs: number): EncodingFigures | null {
    const all: Stats[] = [];
    report.forEach((stats: Stats) => all.push(stats));
    const every = all.filter((stats) => stats.type === 'outbound-rtp');
    const encoders = every.filter((stats) => stats.active);
    const largest = encoders.toSorted((one, other) => (other.frameHeight ?? 0) - (one.frameHeight ?? 0))[0];
    const sources = all.filter((stats) => stats.type === 'media-source');
    const before = this.#before;
    const now: Totals = {
      atMs,
      encodeTime: every.reduce((sum, { totalEncodeTime = 0 }) => sum + totalEncodeTime, 0),
      largest: {
        id: largest?.id ?? '',
        frames: largest?.framesEncoded ?? 0,
        time: largest?.totalEncodeTime ?? 0,
      },
    };
    this.#before = now;
    if (!before || !largest || before.largest.id !== now.largest.id) return null;
    const seconds = (atMs - before.atMs) / 1000;
    const frames = now.largest.frames - before.largest.frames;
    return {
      atMs,
      captured: Math.max(0, ...sources.map(({ framesPerSecond = 0 }) => framesPerSecond)),
      encoded: frames / seconds,
      wanted,
      frameMs: frames > 0 ? (1000 * (now.largest.time - before.largest.time)) / frames : 0,
      limitation: limitationOf(largest),
      encodingMs: Math.max(0, (1000 * (now.encodeTime - before.encodeTime)) / seconds),
    };
  }
}

function limitationOf({ qualityLimitationReason }: RTCOutboundRtpStreamStats): EncoderSample['limitation'] {
  const known = (['none', 'cpu', 'bandwidth'] as const).find((each) => each === qualityLimitationReason);
  return known ?? 'other';
}
