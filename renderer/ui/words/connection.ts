import { m } from '../../i18n/paraglide/messages.js';
import type { Participant } from '../../state/participant.svelte.ts';

type State = Participant['connection'];

/** The state of a connection in one or two words. */
export const stateWords: Record<State, () => string> = {
  new: m.state_new,
  connecting: m.state_connecting,
  connected: m.state_connected,
  disconnected: m.state_disconnected,
  failed: m.state_failed,
  closed: m.state_closed,
};

const tileWords: Record<State, (() => string) | null> = {
  new: m.tile_connecting,
  connecting: m.tile_connecting,
  connected: null,
  disconnected: m.tile_interrupted,
  failed: m.tile_failed,
  closed: m.tile_interrupted,
};

/** What a tile says of its connection; empty while it works. */
export function tileState({
  name,
  connection,
  blocked,
  away,
}: Pick<Participant, 'name' | 'connection' | 'blocked' | 'away'>): string {
  if (blocked) return blockedWords(blocked, name);
  return away ? m.tile_reconnecting() : (tileWords[connection]?.() ?? '');
}

/** Why nothing of somebody is shown. */
export function blockedWords(reason: NonNullable<Participant['blocked']>, name: string): string {
  if (reason.kind === 'signal') return m.tile_unverified({ name });
  const { by } = reason;
  if (reason.reason === 'code-differs')
    return by === 'self' ? m.tile_code_differs({ name }) : m.tile_code_differs_there({ name });
  return by === 'self' ? m.tile_no_proof({ name }) : m.tile_no_proof_there({ name });
}
