import * as v from 'valibot';
import { limits } from './limits.ts';

/** A schema of this contract, for whoever parses by it without knowing how it is written. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/**
 * Parses something received by one of the contract's schemas.
 * @returns what the schema makes of it, or null when it does not fit
 */
export function parseAs<T>(schema: Schema<T>, value: unknown): T | null {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}

/**
 * Parses a text message of a data channel by one of the contract's schemas.
 * @returns what the schema makes of it, or null for anything else, also what is no text or too long
 */
export function parseText<T>(schema: Schema<T>, data: unknown): T | null {
  if (typeof data !== 'string' || data.length > limits.messageBytes) return null;
  try {
    return parseAs(schema, JSON.parse(data));
  } catch {
    return null;
  }
}
