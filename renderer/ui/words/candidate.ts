import { m } from '../../i18n/paraglide/messages.js';
import type { PathEnd } from '../../state/participant.svelte.ts';

const typeWords: Readonly<Record<string, () => string>> = {
  host: m.candidate_host,
  srflx: m.candidate_srflx,
  prflx: m.candidate_prflx,
  relay: m.candidate_relay,
};

/** One end of a path: its address and port, and how the address is known. */
export function endWords({ address, port, type }: PathEnd): string {
  const kind = typeWords[type]?.() ?? type;
  if (address === '') return kind;
  const shown = address.includes(':') ? `[${address}]` : address;
  return `${shown}:${String(port)}, ${kind}`;
}
