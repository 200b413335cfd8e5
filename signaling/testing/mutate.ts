type Random = () => number;

const wrong: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => Number.MAX_SAFE_INTEGER + 1,
  () => 1e308,
  () => '',
  () => ' ',
  () => '\u0000\u202e\u200b\ufeff',
  () => '\ud800',
  () => `a${'\u0301'.repeat(500)}`,
  () => '𝕸'.repeat(64),
  // Twice in one message, it still is one that may be sent.
  () => 'x'.repeat(25_000),
  () => '__proto__',
  () => '../../etc/passwd',
  () => '{"$gt":""}',
  () => [],
  () => ({}),
  () => ['a', ['b', ['c']]],
  () => Buffer.from('bytes'),
  () => nested(300),
  (): unknown => JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{"ok":true}}}'),
  () => ({ toString: 1, valueOf: null, then: 'x', toJSON: 'x', length: -1 }),
];

/** One of the values that programs trip over. */
export function wrongValue(random: Random): unknown {
  return pick(wrong, random)?.();
}

/** A value with something changed in it: replaced, left out, added, or a neighbour of what was there. */
export function mutated(value: unknown, random: Random): unknown {
  if (typeof value === 'string' && random() < 0.5) return neighbour(value, random);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || random() < 0.1)
    return wrongValue(random);
  const entries: [string, unknown][] = Object.entries(value);
  const at = Math.floor(random() * entries.length);
  const how = random();
  if (how < 0.15) entries.splice(at, 1);
  else if (how < 0.3)
    entries.push([pick(['__proto__', 'constructor', 'id', 'extra'], random) ?? '', wrongValue(random)]);
  else {
    const entry = entries[at];
    if (entry) entries[at] = [entry[0], mutated(entry[1], random)];
  }
  return Object.fromEntries(entries);
}

function neighbour(text: string, random: Random): string {
  const at = Math.floor(random() * (text.length + 1));
  const inserted = pick(['', '=', '+', '\n', '\u0000', 'é', '%00', "'", text], random) ?? '';
  return text.slice(0, at) + inserted + text.slice(at + Math.floor(random() * 2));
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value };
  return value;
}

/** One of several. */
export function pick<T>(values: readonly T[], random: Random): T | undefined {
  return values[Math.floor(random() * values.length)];
}
