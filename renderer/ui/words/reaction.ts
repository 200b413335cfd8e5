import type { LucideIcon } from '@lucide/svelte';
import Heart from '@lucide/svelte/icons/heart';
import PartyPopper from '@lucide/svelte/icons/party-popper';
import Star from '@lucide/svelte/icons/star';
import ThumbsDown from '@lucide/svelte/icons/thumbs-down';
import ThumbsUp from '@lucide/svelte/icons/thumbs-up';
import type { Reaction } from '#protocol';
import { m } from '../../i18n/paraglide/messages.js';

/** A sign and a word for each reaction. Drawn, as a system may have no font with emoji. */
export const reactionSigns: Record<Reaction, { icon: LucideIcon; label: () => string }> = {
  'thumbs-up': { icon: ThumbsUp, label: m.reaction_thumbs_up },
  heart: { icon: Heart, label: m.reaction_heart },
  party: { icon: PartyPopper, label: m.reaction_party },
  star: { icon: Star, label: m.reaction_star },
  'thumbs-down': { icon: ThumbsDown, label: m.reaction_thumbs_down },
};
