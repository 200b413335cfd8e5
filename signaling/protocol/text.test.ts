import { describe, expect, test } from 'vitest';
import { cleanName, limits, parseAs, participantName } from './index.ts';

describe('a name', () => {
  test.each([
    ['Mina', 'Mina'],
    ['  Mina   Kim ', 'Mina Kim'],
    ['Mina\nKim\t!', 'Mina Kim !'],
    ['Mina\u2028Kim', 'Mina Kim'],
    ['\u202eanim', 'anim'],
    ['Mi\u200bna\u2066\u2069\ufeff', 'Mina'],
    ['a\u0000\u0007\u001b[31mb', 'a[31mb'],
    ['a \u200b b', 'a b'],
    ['e\u0301', '\u00e9'],
    ['e\u200d\u0301', '\u00e9'],
    ['ᄆ\u1175나', '미나'],
    ['a\ud800b', 'ab'],
    ['\u3164\u115f\u2800', ''],
    ['👩🏽‍🚀', '👩🏽🚀'],
    ['❤\ufe0f Mina', '❤\ufe0f Mina'],
    ['Mi\ufe0fna\u{e0061}\u034f', 'Mina'],
    ['\ufe0f', ''],
    ['\u0301\u0302', ''],
    ['\u0301 Mina', 'Mina'],
    [`M${'\u0336'.repeat(40)}ina`, 'M\u0336\u0336\u0336\u0336ina'],
    ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'],
    ['ประยุทธ์ กี่', 'ประยุทธ์ กี่'],
    ['नमस्ते', 'नमस्ते'],
    ['a\u180e\u180bb', 'ab'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanName(typed)).toBe(clean);
    expect(cleanName(clean)).toBe(clean);
  });

  test('has 1 to 64 characters that show', () => {
    expect(parseAs(participantName, 'x'.repeat(limits.name))).toBe('x'.repeat(64));
    for (const bad of [
      '',
      '  ',
      '\u202e',
      '\u3164',
      'x'.repeat(65),
      'x'.repeat(100_000),
      7,
      null,
      ['Mina'],
      {},
    ]) {
      expect(parseAs(participantName, bad)).toBeNull();
    }
  });
});
