const mark = 'must: ';

/** A schema's message that says what a field must be, where the schema's own words would not do. */
export function must(expected: string): string {
  return `${mark}${expected}`;
}

/** What `must` was told; null for a message of another making. */
export function readMust(message: string): string | null {
  return message.startsWith(mark) ? message.slice(mark.length) : null;
}
