import * as v from 'valibot';
import { port } from '#protocol';

/** The port that was typed: null for none, undefined for what cannot be one. */
export function portOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const parsed = v.safeParse(port, /^\d+$/.test(text) ? Number(text) : null);
  return parsed.success ? parsed.output : undefined;
}
