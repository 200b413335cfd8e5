import type { CreateCheck } from '../call/connection-check.ts';
import { Handshake } from '../identity/handshake.ts';

/** What only members of a room know. */
export interface Membership {
  /** Base64url; null in a room that asks for no proof. */
  readonly key: string | null;
  /** Whether the secret of an invite made the key, and not something that people have thought of. */
  readonly isFromInvite: boolean;
}

export interface PeerChecksOptions {
  readonly room: string;
  readonly selfId: string;
  readonly membership: Membership;
  /** Is told the short code of each connection whose handshake has passed on this side, before anything else of it. */
  readonly onPassed: (id: string, code: readonly number[]) => void;
}

/** Makes the handshake that each new connection to a member has to pass. */
export function peerChecks({ room, selfId, membership, onPassed }: PeerChecksOptions): CreateCheck {
  return (id, offered) => {
    const handshake = new Handshake({ room, self: selfId, peer: id, offered, memberKey: membership.key });
    return {
      begin: (fingerprints) => handshake.begin(fingerprints),
      handleMessage: (data) => handshake.handleMessage(data),
      handlePassed: () => {
        if (handshake.code) onPassed(id, handshake.code);
      },
    };
  };
}
