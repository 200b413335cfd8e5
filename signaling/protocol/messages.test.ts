import { describe, expect, test } from 'vitest';
import { limits, outgoingSignal, parseAs, parsePeerMessage } from './index.ts';

describe('a data-channel message', () => {
  test('of chat is read', () => {
    expect(parsePeerMessage('{"kind":"chat","text":" hello "}')).toEqual({ kind: 'chat', text: 'hello' });
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"chat"',
    '{"kind":"chat"}',
    '{"kind":"chat","text":""}',
    '{"kind":"chat","text":"  "}',
    '{"kind":"chat","text":7}',
    '{"kind":"shell","text":"x"}',
    '{"__proto__":{"kind":"chat","text":"x"}}',
    JSON.stringify({ kind: 'chat', text: 'x'.repeat(limits.chatText + 1) }),
    '['.repeat(60_000),
    new ArrayBuffer(8),
    null,
    undefined,
    7,
  ])('that is none is dropped (%#)', (data) => {
    expect(parsePeerMessage(data)).toBeNull();
  });
});

describe('a signal', () => {
  const to = 'a'.repeat(22);
  const description = { type: 'offer', sdp: 'v=0' };
  const candidate = { candidate: '', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null };
  const signal = (body: unknown, more: object = {}): unknown => ({
    to,
    generation: 0,
    seq: 0,
    body,
    ...more,
  });

  test('is a description or a candidate', () => {
    expect(parseAs(outgoingSignal, signal({ description }))).toEqual(signal({ description }));
    expect(parseAs(outgoingSignal, signal({ candidate }))).toEqual(signal({ candidate }));
  });

  test('carries nothing else on', () => {
    const parsed = parseAs(
      outgoingSignal,
      signal({ description: { ...description, extra: 1 } }, { from: to }),
    );
    expect(parsed).toEqual(signal({ description }));
  });

  test.each([
    [{ body: {} }],
    [{ body: { description, candidate } }],
    [{ body: { description: { type: 'rollback', sdp: '' } } }],
    [{ body: { description: { type: 'offer', sdp: 'x'.repeat(limits.sdp + 1) } } }],
    [{ body: { candidate: { candidate: 'x'.repeat(limits.candidate + 1) } } }],
    [{ to: 'short' }],
    [{ to: 7 }],
    [{ seq: -1 }],
    [{ seq: 1.5 }],
    [{ generation: 2 ** 53 }],
    [{ generation: '0' }],
  ])('that is none does not fit (%#)', (change) => {
    expect(parseAs(outgoingSignal, signal({ description }, change))).toBeNull();
  });
});
