// The words on the screen in either language, from the messages themselves: a walk reads them as a person does.
import en from '../../renderer/i18n/messages/en.json' with { type: 'json' };
import ko from '../../renderer/i18n/messages/ko.json' with { type: 'json' };

export type Lang = 'en' | 'ko';
export const langs: readonly Lang[] = ['en', 'ko'];

type Messages = typeof en & typeof ko;
/** A message that is one text, and not several by number. */
export type MessageName = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];
/** Gives a message, with what belongs into its places. */
export type Say = (name: MessageName, inputs?: Readonly<Record<string, string>>) => string;

/** The messages of a language. */
export function wordsIn(lang: Lang): Say {
  const messages = lang === 'ko' ? ko : en;
  return (name, inputs = {}) => {
    const message: unknown = messages[name];
    if (typeof message !== 'string') throw new Error(`${name} is not one text`);
    return message.replace(/\{(\w+)\}/g, (place, key: string) => inputs[key] ?? place);
  };
}
