import type { LucideIcon } from '@lucide/svelte';
import SignalHigh from '@lucide/svelte/icons/signal-high';
import SignalLow from '@lucide/svelte/icons/signal-low';
import SignalMedium from '@lucide/svelte/icons/signal-medium';
import { m } from '../../i18n/paraglide/messages.js';
import type { Quality } from '../../state/quality.ts';

export type { Quality };

/** A sign and words for how well a connection works. */
export const qualityWords: Record<Quality, { icon: LucideIcon; label: () => string }> = {
  good: { icon: SignalHigh, label: m.quality_good },
  fair: { icon: SignalMedium, label: m.quality_fair },
  poor: { icon: SignalLow, label: m.quality_poor },
};
