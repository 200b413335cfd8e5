import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readMessages } from './testing/read-messages.ts';

const ui = fileURLToPath(new URL('../ui/', import.meta.url));

function read(locale: 'en' | 'ko'): Map<string, string> {
  const messages = [...readMessages(locale)];
  return new Map(messages.map(([key, forms]) => [key, forms.map(({ text }) => text).join('\n')]));
}

// What a message is filled with, but for the count, which a language may put into its plural forms alone.
const holes = (text: string | undefined) =>
  [...new Set([...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([hole]) => hole))]
    .filter((hole) => hole !== '{count}')
    .sort();

const en = read('en');
const ko = read('ko');

it('has the same messages in both languages, filled with the same things', () => {
  expect([...ko.keys()].sort()).toEqual([...en.keys()].sort());
  for (const [key, text] of en)
    expect({ key, holes: holes(ko.get(key)) }).toEqual({ key, holes: holes(text) });
});

it('leaves no message empty', () => {
  for (const text of [...en.values(), ...ko.values()]) expect(text).not.toMatch(/^\s*$/m);
});

it('never writes both forms of a Korean particle', () => {
  const both = [...ko.keys()].filter((key) => /[가-힣]\([가-힣]\)/.test(ko.get(key) ?? ''));
  expect(both).toEqual([]);
});

it('shows every message somewhere', () => {
  const sources = readdirSync(ui, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name))
    .map((name) => readFileSync(`${ui}${name}`, 'utf8'))
    .join('\n');
  const unused = [...en.keys()].filter((key) => !new RegExp(`\\bm\\.${key}\\b`).test(sources));
  expect(unused).toEqual([]);
});
