import { m } from '../../i18n/paraglide/messages.js';
import type { EndReason } from '../../state/follow-server.ts';

/** Why a call ended by itself, and what that means, in the person's language. */
export const endWords: Record<EndReason, { title: () => string; text: () => string }> = {
  'host-left': { title: m.ended_host_left_title, text: m.ended_host_left_text },
  'connection-lost': { title: m.ended_lost_title, text: m.ended_lost_text },
  replaced: { title: m.ended_replaced_title, text: m.ended_replaced_text },
  removed: { title: m.ended_removed_title, text: m.ended_removed_text },
  'room-gone': { title: m.ended_gone_title, text: m.ended_gone_text },
  'room-locked': { title: m.ended_away_title, text: m.problem_locked },
  'room-full': { title: m.ended_away_title, text: m.problem_full },
  'not-let-in': { title: m.ended_away_title, text: m.ended_away_text },
  banned: { title: m.ended_banned_title, text: m.ended_banned_text },
};
