import { describe, expect, test } from 'vitest';
import {
  colours,
  knock,
  limits,
  member,
  parseAs,
  parsePeerMessage,
  requests,
  signalPayload,
} from './index.ts';

describe('a data-channel message', () => {
  test('of chat is read', () => {
    expect(parsePeerMessage('{"kind":"chat","text":" hello "}')).toEqual({ kind: 'chat', text: 'hello' });
  });

  test('of a gesture is read', () => {
    expect(parsePeerMessage('{"kind":"hand","raised":true}')).toEqual({ kind: 'hand', raised: true });
    const party = { kind: 'reaction', reaction: 'party' };
    expect(parsePeerMessage(JSON.stringify(party))).toEqual(party);
  });

  const file = 'A'.repeat(22);

  test('of a file is read, its name without folders or what reads otherwise than it is', () => {
    const offer = { kind: 'file', file, name: '../보고서\u202e.exe', size: 7, path: '/etc' };
    const read = { kind: 'file', file, name: '.._보고서.exe', size: 7 };
    expect(parsePeerMessage(JSON.stringify(offer))).toEqual(read);
    expect(parsePeerMessage(JSON.stringify({ ...offer, name: '\u200b' }))).toEqual({ ...read, name: 'file' });
    const withdrawn = { kind: 'file-withdrawn', file };
    expect(parsePeerMessage(JSON.stringify(withdrawn))).toEqual(withdrawn);
  });

  test.each([
    { size: -1 },
    { size: 1.5 },
    { size: limits.fileBytes + 1 },
    { size: '7' },
    { name: 'x'.repeat(limits.fileName + 1) },
    { name: 7 },
    { file: 'A'.repeat(21) },
    { file: '../' + 'A'.repeat(19) },
  ])('of a file that fits nowhere is dropped (%#)', (change) => {
    expect(
      parsePeerMessage(JSON.stringify({ kind: 'file', file, name: 'a', size: 7, ...change })),
    ).toBeNull();
  });

  test('of a share that is paused is read', () => {
    const paused = { kind: 'share', share: 'screen-2', paused: true };
    expect(parsePeerMessage(JSON.stringify({ ...paused, more: 1 }))).toEqual({ ...paused, marks: true });
    const unmarked = { ...paused, marks: false };
    expect(parsePeerMessage(JSON.stringify(unmarked))).toEqual(unmarked);
  });

  test.each([
    '{"kind":"hand","raised":"yes"}',
    '{"kind":"hand"}',
    '{"kind":"share","share":"camera","paused":true}',
    '{"kind":"share","share":"screen","paused":1}',
    '{"kind":"reaction","reaction":"<img>"}',
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

describe('a mark on a share', () => {
  const where = { owner: 'a'.repeat(43), share: 'screen' };
  const draw = { kind: 'draw', ...where, stroke: 7, points: [[0, 1]] };
  const point = { kind: 'point', ...where, at: [0.25, 0.75] };

  test.each([[draw], [point], [{ ...point, at: null }], [{ kind: 'clear', ...where }]])(
    'is read (%#)',
    (message) => {
      expect(parsePeerMessage(JSON.stringify({ ...message, more: 1 }))).toEqual(message);
    },
  );

  test.each([
    [{ ...point, owner: 'a'.repeat(42) }],
    [{ ...point, owner: '<img>' }],
    [{ ...point, share: 'camera' }],
    [{ ...point, at: undefined }],
    [{ ...point, at: [0.5] }],
    [{ ...point, at: [0.5, 0.5, 0.5] }],
    [{ ...point, at: [-0.01, 0.5] }],
    [{ ...point, at: [0.5, 1.01] }],
    [{ ...point, at: ['0.5', 0.5] }],
    [{ ...point, at: [null, 0.5] }],
    [{ ...point, at: { 0: 0.5, 1: 0.5 } }],
    [{ ...draw, points: [] }],
    [{ ...draw, points: Array(limits.drawnPoints + 1).fill([0, 0]) }],
    [{ ...draw, points: [[0, 0], 7] }],
    [{ ...draw, stroke: -1 }],
    [{ ...draw, stroke: 0.5 }],
    [{ ...draw, stroke: limits.strokeNumber + 1 }],
    [{ kind: 'clear', owner: where.owner }],
  ])('that is none is dropped (%#)', (message) => {
    expect(parsePeerMessage(JSON.stringify(message))).toBeNull();
  });

  test('that is nowhere is dropped', () => {
    expect(parsePeerMessage(JSON.stringify(point).replace('0.25', '1e999'))).toBeNull();
  });
});

describe('the payload of a signal', () => {
  const description = { type: 'offer', sdp: 'v=0' };
  const candidate = { candidate: '', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null };
  const payload = (body: unknown, more: object = {}): unknown => ({
    room: 'r'.repeat(16),
    from: 'a'.repeat(43),
    fromSession: 'a'.repeat(22),
    to: 'b'.repeat(43),
    toSession: 'b'.repeat(22),
    generation: 0,
    seq: 0,
    body,
    ...more,
  });

  test('is a description or a candidate', () => {
    expect(parseAs(signalPayload, payload({ description }))).toEqual(payload({ description }));
    expect(parseAs(signalPayload, payload({ candidate }))).toEqual(payload({ candidate }));
  });

  test('carries nothing else on from inside of the body', () => {
    const parsed = parseAs(signalPayload, payload({ description: { ...description, extra: 1 } }));
    expect(parsed).toEqual(payload({ description }));
  });

  test('of the longest description fits, lines as short as they come', () => {
    const lines = Math.floor(limits.sdp / 22);
    const sdp = `${'x'.repeat(20)}\r\n`.repeat(lines);
    const text = JSON.stringify(payload({ description: { type: 'offer', sdp } }));
    expect(text.length).toBeLessThanOrEqual(limits.signalPayload);
    expect(JSON.stringify({ payload: text }).length).toBeLessThan(limits.messageBytes);
  });

  test.each([
    [{ body: {} }],
    [{ body: { description, candidate } }],
    [{ body: { description: { type: 'rollback', sdp: '' } } }],
    [{ body: { description: { type: 'offer', sdp: 'x'.repeat(limits.sdp + 1) } } }],
    [{ body: { candidate: { candidate: 'x'.repeat(limits.candidate + 1) } } }],
    [{ to: 'short' }],
    [{ to: 7 }],
    [{ fromSession: 'a'.repeat(21) }],
    [{ room: '' }],
    [{ extra: 1 }],
    [{ seq: -1 }],
    [{ seq: 1.5 }],
    [{ generation: 2 ** 53 }],
    [{ generation: '0' }],
  ])('that is none does not fit (%#)', (change) => {
    expect(parseAs(signalPayload, payload({ description }, change))).toBeNull();
  });
});

describe('the colour of somebody', () => {
  const person = { id: 'a'.repeat(43), key: 'k'.repeat(87), name: 'Mina' };
  const media = { microphone: true, camera: false, screen: false, 'screen-2': false };
  const inside = { ...person, session: 's'.repeat(22), media };
  const hello = { protocol: 1, name: 'Mina', key: person.key, signature: 'x' };

  test.each(colours)('%s is told with the name, and need not be', (colour) => {
    expect(parseAs(member, { ...inside, colour })).toEqual({ ...inside, colour });
    expect(parseAs(knock, { ...person, colour })).toEqual({ ...person, colour });
    expect(parseAs(requests.hello, { ...hello, colour })).toEqual({ ...hello, colour });
    expect(parseAs(member, inside)).toEqual(inside);
    expect(parseAs(knock, person)).toEqual(person);
    expect(parseAs(requests.hello, hello)).toEqual(hello);
  });

  test.each(['crimson', '', 'red; background: url(//a.example)', 'x'.repeat(50_000), 7, null, {}, ['rose']])(
    'that is none of them is left out, and spoils nothing else (%#)',
    (colour) => {
      expect(parseAs(member, { ...inside, colour })).toEqual(inside);
      expect(parseAs(knock, { ...person, colour })).toEqual(person);
      expect(parseAs(requests.hello, { ...hello, colour })).toEqual(hello);
    },
  );
});
