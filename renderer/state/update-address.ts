import * as v from 'valibot';
import { updateAddress } from '#ipc';

/**
 * Reads what was typed as the address of updates.
 * @returns null for none, undefined when it is not one that may be used
 */
export function updateAddressOf(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const parsed = v.safeParse(updateAddress, text);
  return parsed.success ? parsed.output : undefined;
}
