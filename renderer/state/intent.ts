import type { CallResult } from '#ipc';

export type { ChangedCertificate } from '#ipc';
import type { AccessRule, JoinTargetError } from '#protocol';
import type { EnterFailure } from '../signaling-client/enter-room.ts';
import type { FindFailure, FoundRoom } from './find-room.ts';

/** What the green room leads to. */
export type Intent = HostIntent | JoinIntent;

export interface HostIntent {
  kind: 'host';
  roomName: string;
  access: AccessRule;
  /** Typed for a `passphrase` room. */
  passphrase: string;
}

export interface JoinIntent {
  kind: 'join';
  found: FoundRoom;
  /** Typed for a `passphrase` room. */
  passphrase: string;
}

type HostFailure = Extract<CallResult<'host:start'>, { ok: false }>;

/** Why the last wish did not come true. The words are the UI's. */
export type Problem =
  | {
      ok: false;
      reason:
        | JoinTargetError
        | 'name-missing'
        | 'passphrase-missing'
        | 'passphrase-short'
        | 'link-needed'
        | 'unexpected';
    }
  | FindFailure
  | HostFailure
  | Extract<EnterFailure, { ok: false }>;

// A guess a minute for an address does not get far with eight characters; the host could try more (docs/security.md).
const leastPassphrase = 8;

/** What a person has to fill in before the green room leads on; null when nothing is missing. */
export function missingFor(intent: Intent, name: string): Problem | null {
  if (name === '') return { ok: false, reason: 'name-missing' };
  const sets = intent.kind === 'host' && intent.access === 'passphrase';
  return sets && intent.passphrase.length < leastPassphrase
    ? { ok: false, reason: 'passphrase-short' }
    : null;
}
