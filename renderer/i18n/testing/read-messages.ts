import en from '../messages/en.json' with { type: 'json' };
import ko from '../messages/ko.json' with { type: 'json' };

/** One way to say a message: for one, for several, or the only one. */
export interface Form {
  /** What it is chosen by; empty where it is the only one. */
  readonly when: string;
  readonly text: string;
}

const files: Readonly<Record<'en' | 'ko', object>> = { en, ko };

/** All messages of a language as they are written, by key. @throws when the file is no list of messages */
export function readMessages(locale: 'en' | 'ko'): Map<string, readonly Form[]> {
  const entries = Object.entries(files[locale]).filter(([key]) => !key.startsWith('$'));
  return new Map(entries.map(([key, value]) => [key, formsOf(value)]));
}

function formsOf(value: unknown): readonly Form[] {
  if (typeof value === 'string') return [{ when: '', text: value }];
  const message: unknown = Array.isArray(value) ? value[0] : null;
  const match: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, 'match') : null;
  if (typeof match !== 'object' || match === null) throw new Error('neither a text nor forms of one');
  return Object.entries(match).map(([when, text]) => ({ when, text: String(text) }));
}
