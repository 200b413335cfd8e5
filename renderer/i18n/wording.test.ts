import { expect, it } from 'vitest';
import { readMessages } from './testing/read-messages.ts';

const en = readMessages('en');
const ko = readMessages('ko');

/** Messages with a count that are the same for one and for several. */
const alike = ['bar_unread', 'people_waiting_count', 'share_rate_value', 'stage_more'];

it('says one thing differently from several in English, wherever that is seen', () => {
  const counted = [...en].filter(([, forms]) => forms.some(({ text }) => text.includes('{count}')));
  for (const [key, forms] of counted) {
    if (!alike.includes(key)) expect({ key, forms: forms.length }).toEqual({ key, forms: 2 });
  }
  expect(alike.filter((key) => !counted.some(([name]) => name === key))).toEqual([]);
});

// 은/는, 이/가, 을/를, 과/와, 으로/로 and those like them depend on the sound before them, which is not known of a name.
const dependent = '(?:은|는|이|가|을|를|과|와|으로|로|이랑|랑|이나|나|이고|고|이라|라|이에요|예요|아|야)';

it('puts no Korean particle that depends on a sound right after what is filled in', () => {
  const after = new RegExp(`\\}${dependent}(?![가-힣])`);
  const wrong = [...ko].filter(([, forms]) => forms.some(({ text }) => after.test(text)));
  expect(wrong.map(([key]) => key)).toEqual([]);
});

/** The final consonant of a syllable, as its place in Unicode's order; 0 for none, 8 for ㄹ. */
const finalOf = (syllable: string) => ((syllable.codePointAt(0) ?? 0) - 0xac00) % 28;

it('uses the right particle after the words that it writes itself', () => {
  // Those that are told from endings of verbs by how they are written.
  const fits: Record<string, (final: number) => boolean> = {
    을: (final) => final !== 0,
    를: (final) => final === 0,
    와: (final) => final === 0,
    으로: (final) => final !== 0 && final !== 8,
    로: (final) => final === 0 || final === 8,
  };
  const particle = /([가-힣])(으로|을|를|와|로)(?![가-힣])/g;
  const wrong = [...ko.values()].flatMap((forms) =>
    forms.flatMap(({ text }) =>
      [...text.matchAll(particle)].flatMap(([found, before = '', each = '']) =>
        fits[each]?.(finalOf(before)) ? [] : [`${found}: ${text}`],
      ),
    ),
  );
  expect(wrong).toEqual([]);
});

it.each([
  ['민수', '민수님이 들어왔어요'],
  ['한별', '한별님이 들어왔어요'],
  ['지원', '지원님이 들어왔어요'],
  ['Alex', 'Alex님이 들어왔어요'],
  ['방 7', '방 7님이 들어왔어요'],
])('reads well with %s, however the name ends', (name, words) => {
  expect(ko.get('said_joined')?.[0]?.text.replace('{name}', name)).toBe(words);
});
