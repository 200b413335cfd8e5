import { m } from '../../i18n/paraglide/messages.js';
import { screenKinds } from '../../state/participant.svelte.ts';
import type { StageShare } from '../../state/stage-share.ts';

/** Whose share it is, and which of theirs if there are several. */
export function screenWords({ participant: { name, shares }, kind }: StageShare): string {
  if (shares.length < 2) return m.tile_screen({ name });
  return m.tile_screen_number({ name, number: screenKinds.indexOf(kind) + 1 });
}
