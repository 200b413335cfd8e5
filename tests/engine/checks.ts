// What connections have to pass in a room of one page: the app's own handshake, or a side that keeps silent.
import type { CreateCheck } from '../../renderer/call/connection-check.ts';
import { peerChecks } from '../../renderer/state/peer-check.ts';

/** What a participant takes for the room's member key; `silent` never says a word of the handshake. */
export type Proof = { readonly key: string | null } | 'silent';

/** @param onPassed is told the short code, its numbers with spaces between */
export function checksBy(
  proof: Proof,
  selfId: string,
  onPassed: (of: string, code: string) => void,
): CreateCheck {
  if (proof === 'silent') {
    const silence = {
      begin: () => Promise.resolve({}),
      handleMessage: () => Promise.resolve({}),
      handlePassed: () => undefined,
    };
    return () => silence;
  }
  return peerChecks({
    ...{ room: 'engine', selfId, membership: { key: proof.key, isFromInvite: false } },
    onPassed: (of, code) => onPassed(of, code.join(' ')),
  });
}
