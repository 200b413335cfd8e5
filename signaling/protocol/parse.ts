import * as v from 'valibot';

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
