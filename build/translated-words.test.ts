import { Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import { expect, test } from 'vitest';
import { translatedWords } from './translated-words.js';

const linter = new Linter({ cwd: process.cwd() });

/** How many words of a component are found that are in no message. */
function foundIn(code: string): number {
  const messages = linter.verify(code, [...svelte.configs.base, translatedWords], {
    filename: 'renderer/ui/A.svelte',
  });
  expect(messages.filter(({ ruleId }) => ruleId !== 'no-restricted-syntax')).toEqual([]);
  return messages.length;
}

test.each([
  ['words in the markup', '<p>Hello</p>'],
  ['Korean ones', '<p>안녕하세요</p>'],
  ['words beside a message', '<p>{m.name()} and more</p>'],
  ['an attribute', '<button aria-label="Close"></button>'],
  ['an attribute with a hole', '<p title="Volume of {name}"></p>'],
  ['a choice in an attribute', "<img alt={isOn ? 'On' : m.off()}>"],
  ['a choice in the markup', "<p>{isOn ? m.on() : 'off'}</p>"],
  ['a template', '<p>{`${count} people`}</p>'],
  ['a property of a component', '<Field label="Name" />'],
  ['an object in the script', "<script>const row = { label: 'Name' };</script>"],
])('finds %s', (_, code) => {
  expect(foundIn(code)).toBe(1);
});

test('finds words in plain files too', () => {
  const config = { ...translatedWords, files: ['**/*.js'] };
  const found = linter.verify("export const row = { words: () => 'Name' };", config, { filename: 'a.js' });
  expect(found).toHaveLength(1);
});

test.each([
  ['messages', '<p title={m.tip()}>{m.words({ name })}: {count} % – {name}</p>'],
  ['the name of the app', '<p>Madang</p>'],
  ['what nobody sees', '<p class="big" role="status" id="a-{name}">{#if kind === "big"}1{/if}</p>'],
  ['what a message is chosen by', "<p>{kind === 'big' ? m.big() : wordsOf('small')}</p>"],
  ['scripts and styles', '<script>const a = "word";</script><style>p { color: red }</style>'],
])('lets %s be', (_, code) => {
  expect(foundIn(code)).toBe(0);
});
