import { expect, it } from 'vitest';
import { readIceEntry } from './ice-entry.ts';

const nobody = { username: '', credential: '' };

it('takes a STUN server by its address alone', () => {
  const server = { urls: ['stun:192.168.0.2:3478'] };
  expect(readIceEntry({ url: ' stun:192.168.0.2:3478 ', ...nobody })).toEqual({ ok: true, server });
});

it('takes a TURN server with who asks', () => {
  const who = { username: 'mina', credential: 'a b' };
  const server = { urls: ['turn:turn.example.org?transport=tcp'], ...who };
  expect(readIceEntry({ url: server.urls[0] ?? '', ...who })).toEqual({ ok: true, server });
});

it('says what is wrong', () => {
  expect(readIceEntry({ url: 'https://example.org', ...nobody })).toEqual({ ok: false, reason: 'url' });
  expect(readIceEntry({ url: 'turn:a b', username: 'a', credential: 'b' })).toEqual({
    ok: false,
    reason: 'url',
  });
  expect(readIceEntry({ url: 'turn:192.168.0.2', ...nobody })).toEqual({ ok: false, reason: 'credentials' });
});
