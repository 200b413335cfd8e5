import { parseAs, port } from '#protocol';

/** The port that was typed: null for none, undefined for what cannot be one. */
export function portOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return parseAs(port, /^\d+$/.test(text) ? Number(text) : null) ?? undefined;
}
