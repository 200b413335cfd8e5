/** A record of what is made of each key; `keys` are to be all that `Key` has. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  make: (key: Key) => Value,
): Record<Key, Value>;
export function recordOf<Value>(
  keys: readonly string[],
  make: (key: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(keys.map((key) => [key, make(key)]));
}
