import { expect, test } from 'vitest';
import { START_OPTIONS, describeOptions, parseOptions, toArguments } from './options.mjs';
import { Stop } from './stop.mjs';

const parse = (...args: string[]) => Object.fromEntries(parseOptions(args, START_OPTIONS));

test('both ways of giving a value mean the same', () => {
  expect(parse('--name', 'Ara', '--port=7500')).toEqual({ name: 'Ara', port: '7500' });
});

test('--host stands with and without a room', () => {
  expect(parse('--host', 'Living room')).toEqual({ host: 'Living room' });
  expect(parse('--host', '--name', 'Ara')).toEqual({ host: true, name: 'Ara' });
  expect(parse('--host')).toEqual({ host: true });
});

test('a value may hold dashes and equals signs', () => {
  expect(parse('--join=madang://join/a--b?k=v=')).toEqual({ join: 'madang://join/a--b?k=v=' });
});

test.each([
  [['--foo'], 'Unknown option: --foo'],
  [['room'], 'Unknown option: room'],
  [['-h'], 'Unknown option: -h'],
  [['--name'], '--name needs a value'],
  [['--join', '--name', 'Ara'], '--join needs a value'],
  [['--port', '0'], '--port must be a number from 1 to 65535, not "0"'],
  [['--port=65536'], '--port must be'],
  [['--lang', 'fr'], '--lang must be ko or en, not "fr"'],
  [['--host', '--join', 'madang://join/a'], '--join and --host exclude each other'],
  [['--headless=yes'], '--headless takes no value'],
])('%j is refused with one line and exit code 2', (args, words) => {
  const refused = () => parseOptions(args, START_OPTIONS);
  expect(refused).toThrow(words);
  expect(refused).toThrow(expect.objectContaining({ code: 2 }) as Stop);
  expect(refused).not.toThrow('\n');
});

test('options are handed on in the one form that Electron and Chromium both take', () => {
  const chosen = parseOptions(['--host', '--lang', 'ko', '--headless'], START_OPTIONS);
  expect(toArguments(chosen, ['headless'])).toEqual(['--host', '--lang=ko']);
});

test('the help names every option that is accepted', () => {
  const help = describeOptions(START_OPTIONS);
  for (const { name } of START_OPTIONS) expect(help).toContain(`--${name}`);
  expect(help).toContain('--host [ROOM]  ');
});
