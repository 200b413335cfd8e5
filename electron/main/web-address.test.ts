import { expect, test } from 'vitest';
import { isWebAddress } from './web-address.ts';

test.each([
  'https://example.org/',
  'http://192.168.0.7:7420/a?b=c#d',
  'https://xn--bj0bj06e.xn--3e0b707e/%ED%95%9C',
  'http://[::1]/',
  'https://example.org/@name',
])('%s is an address of a web page', (text) => {
  expect(isWebAddress(text)).toBe(true);
});

test.each([
  ['another scheme', 'file:///etc/passwd'],
  ['a script', 'javascript:alert(1)'],
  ['a scheme that systems run programs by', 'ms-msdt:/id%20PCWDiagnostic'],
  ['a share of files', 'smb://example.org/share'],
  ['the app’s own page', 'app://madang/'],
  ['a page in disguise', 'view-source:https://example.org/'],
  ['a name', 'https://mina@example.org/'],
  ['a name and a password', 'https://bank.example:443@example.org/'],
  ['a password alone', 'https://:x@example.org/'],
  ['no host', 'https://'],
  ['a host in other letters', 'https://한글.한국/'],
  ['a host in capitals', 'https://EXAMPLE.org/'],
  ['a number for a host', 'http://2130706433/'],
  ['backslashes', 'https:\\\\example.org\\'],
  ['a way up', 'https://example.org/a/../b'],
  ['spaces around it', ' https://example.org/'],
  ['a switch of the command line', '--help'],
  ['a port that is none', 'https://example.org:99999/'],
  ['nothing', ''],
])('%s is none', (_what, text) => {
  expect(isWebAddress(text)).toBe(false);
});
