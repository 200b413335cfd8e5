import { negotiationSteps, type Participant } from '../../state/participant.svelte.ts';
import type { Step } from '../words/step.ts';

type Seen = Pick<Participant, 'offered' | 'steps' | 'connection'>;

/** One of the nine steps: whose it is, and whether this side knows that it was done. */
export interface ExchangeStep {
  step: Step;
  at: 'here' | 'there' | 'both';
  done: boolean;
}

const offerer: readonly Step[] = ['create-offer', 'set-local-offer', 'send-offer', 'set-remote-answer'];
/**
 * The nine steps as this side sees them. What the other side did is known by what came of it: an answer that
 * was set here was made and sent there, and a connection that stands has had its answer set.
 */
export function exchangeOf({ offered, steps, connection }: Seen): ExchangeStep[] {
  const connected = connection === 'connected';
  const madeThere = connected || steps.includes(offered ? 'set-remote-answer' : 'set-remote-offer');
  return negotiationSteps.map((step) => {
    if (step === 'exchange-candidates') return { step, at: 'both', done: steps.includes(step) || connected };
    if (offerer.includes(step) === offered) return { step, at: 'here', done: steps.includes(step) };
    // The offerer's last step shows here only by the connection that comes of it.
    return { step, at: 'there', done: step === 'set-remote-answer' ? connected : madeThere };
  });
}
