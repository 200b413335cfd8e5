import type { LucideIcon } from '@lucide/svelte';
import MonitorCheck from '@lucide/svelte/icons/monitor-check';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import ShieldQuestionMark from '@lucide/svelte/icons/shield-question-mark';
import TicketCheck from '@lucide/svelte/icons/ticket-check';
import { m } from '../../i18n/paraglide/messages.js';
import type { TrustLevel } from '../../state/participant-trust.svelte.ts';

export type { TrustLevel };

interface TrustWords {
  readonly icon: LucideIcon;
  readonly label: () => string;
  readonly hint: (inputs: { name: string }) => string;
}

/** How sure it is who somebody is: a sign, a word, and what it rests on. */
export const trustWords: Record<TrustLevel, TrustWords> = {
  'by-you': { icon: ShieldCheck, label: m.trust_by_you, hint: m.trust_by_you_hint },
  'by-invite': { icon: TicketCheck, label: m.trust_by_invite, hint: m.trust_by_invite_hint },
  known: { icon: MonitorCheck, label: m.trust_known, hint: m.trust_known_hint },
  unverified: { icon: ShieldQuestionMark, label: m.trust_unverified, hint: m.trust_unverified_hint },
};
