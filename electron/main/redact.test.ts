import { homedir } from 'node:os';
import * as v from 'valibot';
import { describe as group, expect, test } from 'vitest';
import { describe, redact } from './redact.ts';

const secret = 'qs1eMyxzFYlkDhYW5mhvPQ';
const id = 'Kl8YAkVJx_bt20rNQDEj9NAc2TTK7tj7pw4G2QF3SzU';

group('what may stand in a log', () => {
  test.each([
    ['in room -6J6gPvRL7jQJhn9'],
    ['server listening port=7420'],
    ['started 0.1.0 on electron 45.4.1'],
    ['ipc settings:write refused'],
    ['    at Host.start (file:///opt/madang/dist/shared/signaling-server-DdU3x4aB.js:12:34)'],
    ['page gone: crashed 139'],
    ['nothing at ::1 and 12:34:56'],
  ])('%s', (line) => {
    expect(redact(line)).toBe(line);
  });
});

test.each([
  ['a link', `opened madang://join/room?at=192.168.0.7&secret=${secret} by hand`, 'opened madang:… by hand'],
  [
    'a browser link',
    `at https://192.168.0.7:7420/#join/room/${secret} now`,
    'at https://192.168.0.…:7420/#… now',
  ],
  ['a description', 'failed for v=0\r\no=- 46117 2 IN IP4 127.0.0.1\r\ns=-', 'failed for [description]'],
  ['a candidate', 'bad candidate:1 1 udp 2113937151 192.168.0.7 50000 typ host', 'bad [description]'],
  ['an attribute', 'a=ice-pwd:asd88fgpdd777uzjYhagZg', '[description]'],
  ['what is quoted', 'Expected string but received "Mina"', 'Expected string but received "…"'],
  ['a quote without an end', 'Unexpected token in "{name: Mina', 'Unexpected token in "…"'],
  ['the account', `ENOENT: ${homedir()}/notes.txt`, 'ENOENT: ~/notes.txt'],
  ['an address', 'no way to 192.168.0.7', 'no way to 192.168.0.…'],
  ['an IPv6 address', 'no way to fd00:1:2:3:a:b:c:d', 'no way to fd00:1:2:3:…'],
])('%s is taken out', (_what, line, left) => {
  expect(redact(line)).toBe(left);
});

test('keys and secrets become words that stand for them, the same each time', () => {
  const [first, second] = [
    redact(`participant joined participant=${id}`),
    redact(`participant left participant=${id}`),
  ];
  expect(first).toMatch(/^participant joined participant=#[\da-f]{8}$/);
  expect(second.split('=')[1]).toBe(first.split('=')[1]);
  expect(redact(`secret ${secret}`)).toMatch(/^secret #[\da-f]{8}$/);
});

test('errors say what kind they are and where, and not what they were given', () => {
  const parse = () => v.parse(v.object({ name: v.number() }), { name: 'Mina' });
  for (const run of [parse, () => JSON.parse('{"name": Mina}') as unknown]) {
    let thrown: unknown;
    try {
      run();
    } catch (error) {
      thrown = new Error('settings', { cause: error });
    }
    const text = describe(thrown);
    expect(text).toMatch(/^Error: settings\n\s+at .+redact\.test\.ts/);
    expect(text).toMatch(/caused by (?:ValiError|SyntaxError): content that does not fit/);
    expect(text).not.toContain('Mina');
  }
  expect(describe({ name: 'Mina' })).toBe('[Object]');
  expect(describe(Object.assign(new Error('open'), { code: 'ENOSPC' }))).toMatch(/^Error: open \(ENOSPC\)/);
});
