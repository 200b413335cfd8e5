import { m } from '../../i18n/paraglide/messages.js';
import type { UpdateFailure } from '../../state/updates.svelte.ts';

/** Why an update did not come about, and what can be done. */
export const updateFailureWords: Record<UpdateFailure, () => string> = {
  unreachable: m.update_unreachable,
  'nothing-there': m.update_nothing_there,
  'bad-answer': m.update_bad_answer,
  'wrong-checksum': m.update_wrong_checksum,
  'wrong-signature': m.update_wrong_signature,
  unsupported: m.update_unsupported,
  'no-space': m.update_no_space,
  failed: m.update_failed,
};
