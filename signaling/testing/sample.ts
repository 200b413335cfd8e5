// Schemas are walked as plain objects: valibot's types differ for each kind, and any of them may come.
type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_';

/**
 * A value that fits a schema of the wire, or nearly so: bounds and the patterns that the wire uses are kept.
 * @param random from 0 up to 1
 * @throws Error for a kind of schema that it does not know, so that a new one is not left out in silence
 */
export function sampleOf(schema: unknown, random: () => number): unknown {
  if (!isBag(schema)) throw new Error('not a schema');
  switch (schema['type']) {
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return entriesOf(schema['entries'], random);
    case 'string':
      return textOf(actionsOf(schema), random);
    case 'number':
      return Math.floor(random() * 256);
    case 'boolean':
      return random() < 0.5;
    case 'literal':
      return schema['literal'];
    case 'picklist':
    case 'union':
    case 'variant': {
      const options = Array.isArray(schema['options']) ? schema['options'] : [];
      const option: unknown = options[Math.floor(random() * options.length)];
      return schema['type'] === 'picklist' ? option : sampleOf(option, random);
    }
    case 'optional':
    case 'nullable':
    case 'nullish':
      return random() < 0.5
        ? sampleOf(schema['wrapped'], random)
        : schema['type'] === 'optional'
          ? undefined
          : null;
    case 'array':
      return Array.from({ length: Math.floor(random() * 4) }, () => sampleOf(schema['item'], random));
    default:
      throw new Error(`no sample for a schema of the type ${String(schema['type'])}`);
  }
}

function entriesOf(entries: unknown, random: () => number): Record<string, unknown> {
  if (!isBag(entries)) throw new Error('an object without entries');
  return Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, sampleOf(entry, random)]));
}

function actionsOf({ pipe }: Bag): Bag[] {
  return Array.isArray(pipe) ? pipe.filter(isBag) : [];
}

// The wire's patterns are base64url of a length: [\w-]{43} or [\w-]{8,64}.
function textOf(actions: Bag[], random: () => number): string {
  const pattern = actions.find(({ type }) => type === 'regex')?.['requirement'];
  const length = pattern instanceof RegExp ? /\{(\d+)/.exec(pattern.source)?.[1] : '12';
  return Array.from(
    { length: Number(length ?? 12) },
    () => letters[Math.floor(random() * letters.length)],
  ).join('');
}
