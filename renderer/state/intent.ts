import type { CallResult } from '#ipc';
import type { JoinTargetError } from '#protocol';
import type { EnterFailure } from '../signaling-client/enter-room.ts';
import type { FindFailure, FoundRoom } from './find-room.ts';

/** What the green room leads to. */
export type Intent = { kind: 'host'; roomName: string } | { kind: 'join'; found: FoundRoom };

type HostFailure = Extract<CallResult<'host:start'>, { ok: false }>;

/** Why the last wish did not come true. The words are the UI's. */
export type Problem =
  | { ok: false; reason: JoinTargetError | 'name-missing' | 'link-in-call' | 'unexpected' }
  | FindFailure
  | HostFailure
  | Extract<EnterFailure, { ok: false }>;
