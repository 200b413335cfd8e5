import * as v from 'valibot';
import { expect, test } from 'vitest';
import { updateAddress } from '#ipc';

test.each([
  'https://updates.example/madang/',
  ' https://192.168.0.2:8443/a?b=c ',
  'http://127.0.0.1:8080/',
  'http://localhost/madang',
  'http://[::1]:9/',
])('updates may be looked for at %s', (text) => {
  expect(v.parse(updateAddress, text)).toBe(text.trim());
});

test.each([
  'http://updates.example/',
  'http://192.168.0.2/',
  'http://localhost.example/',
  'http://127.0.0.1@updates.example/',
  'https://name:word@updates.example/',
  'https://updates.example/#here',
  'file:///opt/madang',
  'updates.example',
  '',
])('and not at "%s"', (text) => {
  expect(v.is(updateAddress, text)).toBe(false);
});
