import { m } from '../../i18n/paraglide/messages.js';
import type { SentPicture } from '../../state/participant.svelte.ts';

const layerWords = {
  high: m.live_layer_high,
  middle: m.live_layer_middle,
  low: m.live_layer_low,
} as const;

/** Why somebody gets a picture as large as they get it. */
const reasonWords: Record<SentPicture['reason'], () => string> = {
  demand: m.reason_demand,
  hidden: m.reason_hidden,
  bandwidth: m.reason_bandwidth,
  loss: m.reason_loss,
  delay: m.reason_delay,
  processor: m.reason_processor,
};

/** How large a picture is sent to somebody, and why. */
export function sentWords({ layer, reason }: SentPicture): string {
  const size = layer === null ? m.live_layer_none() : layerWords[layer]();
  return m.live_sent({ layer: size, reason: reasonWords[reason]() });
}

/** How many more cameras this machine can carry. */
export function capacityWords(count: number): string {
  return count === 0 ? m.live_capacity_none() : m.live_capacity({ count });
}
