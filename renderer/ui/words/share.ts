import { m } from '../../i18n/paraglide/messages.js';
import type { ShareProblem } from '../../state/screen-share.svelte.ts';

/** Why nothing is shared, or no longer, in the person's language. */
export const shareWords: Record<ShareProblem, () => string> = {
  denied: m.share_denied,
  gone: m.share_gone,
  failed: m.share_failed,
  ended: m.share_ended,
  stopped: m.share_stopped,
};
