import { expect, test } from 'vitest';
import { iceServer, iceUrl, isTurn } from './ice.ts';
import { parseAs } from './parse.ts';

test.each([
  'stun:stun.example.org',
  'stuns:stun.example.org:5349',
  'turn:192.168.0.7:3478',
  'turn:[fd12::7]:3478?transport=udp',
  'turns:turn.example.org?transport=tcp',
  'TURN:turn',
])('%s is taken', (url) => {
  expect(parseAs(iceUrl, url)).toBe(url);
});

test.each([
  '',
  'turn:',
  'http://turn.example.org',
  'stun:stun.example.org?transport=udp',
  'turn:user@turn.example.org',
  'turn:turn.example.org?transport=sctp',
  'turn:turn.example.org:port',
  'turn:turn.example.org/path',
  'turn:fd12::7',
  ' stun:stun.example.org',
  `stun:${'a'.repeat(400)}`,
])('%j is none', (url) => {
  expect(parseAs(iceUrl, url)).toBeNull();
});

test('a TURN server comes with credentials', () => {
  expect([isTurn('turns:x'), isTurn('stun:x')]).toEqual([true, false]);
  const urls = ['turn:turn.example.org'];
  expect(parseAs(iceServer, { urls })).toBeNull();
  expect(parseAs(iceServer, { urls, username: 'mina' })).toBeNull();
  expect(parseAs(iceServer, { urls, username: 'mina', credential: 'x', more: 1 })).toEqual({
    ...{ urls, username: 'mina', credential: 'x' },
  });
  expect(parseAs(iceServer, { urls: ['stun:stun.example.org'] })).not.toBeNull();
  expect(parseAs(iceServer, { urls: [] })).toBeNull();
});
