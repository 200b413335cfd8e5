import type { RefusalReason } from '#protocol';
import type { SignalFailure } from '../identity/signal-verifier.ts';

/** Why nothing of a participant is shown or sent to them any more. */
export type BlockReason =
  /** What came from them through the server does not verify. */
  | { readonly kind: 'signal'; readonly reason: SignalFailure }
  /** One of the two has ended the connection: they could not show that they are a member, or their codes differ. */
  | { readonly kind: 'refused'; readonly by: 'self' | 'peer'; readonly reason: RefusalReason };
