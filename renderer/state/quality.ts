import type { PeerSample } from '../call/stats/peer-sample.ts';

/** How well a connection carries sound and pictures. */
export type Quality = 'good' | 'fair' | 'poor';

/** How many of the last samples count: a single late answer is no bad connection. */
const counted = 5;
/** From these on, a conversation is disturbed: loss is heard, and people interrupt each other (ITU-T G.114). */
const fair = { loss: 0.03, roundTripMs: 200 };
/** From these on, it is hardly possible. */
const poor = { loss: 0.1, roundTripMs: 500 };

type Counted = Pick<PeerSample, 'loss' | 'roundTripMs'>;

/** The quality over the last seconds; null before anything is known. */
export function qualityOf(samples: readonly Counted[]): Quality | null {
  const last = samples.slice(-counted);
  if (last.length < counted) return null;
  const loss = last.reduce((sum, sample) => sum + sample.loss, 0) / last.length;
  const roundTripMs = Math.min(...last.map((sample) => sample.roundTripMs));
  const isWorse = (bound: Counted) => loss >= bound.loss || roundTripMs >= bound.roundTripMs;
  return isWorse(poor) ? 'poor' : isWorse(fair) ? 'fair' : 'good';
}
