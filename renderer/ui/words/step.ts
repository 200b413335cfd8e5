import { m } from '../../i18n/paraglide/messages.js';
import type { Participant } from '../../state/participant.svelte.ts';

export type Step = Participant['steps'][number];

/** What each step of the exchange is, and why it is done. */
export const stepWords: Record<Step, { name: () => string; why: () => string }> = {
  'create-offer': { name: m.step_create_offer, why: m.step_create_offer_why },
  'set-local-offer': { name: m.step_set_local_offer, why: m.step_set_local_offer_why },
  'send-offer': { name: m.step_send_offer, why: m.step_send_offer_why },
  'set-remote-offer': { name: m.step_set_remote_offer, why: m.step_set_remote_offer_why },
  'create-answer': { name: m.step_create_answer, why: m.step_create_answer_why },
  'set-local-answer': { name: m.step_set_local_answer, why: m.step_set_local_answer_why },
  'send-answer': { name: m.step_send_answer, why: m.step_send_answer_why },
  'set-remote-answer': { name: m.step_set_remote_answer, why: m.step_set_remote_answer_why },
  'exchange-candidates': { name: m.step_exchange_candidates, why: m.step_exchange_candidates_why },
};
