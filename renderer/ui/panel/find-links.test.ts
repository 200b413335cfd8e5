import { describe, expect, test } from 'vitest';
import { limits } from '#protocol';
import { findLinks } from './find-links.ts';

/** The text with its links in brackets, each as it is shown, and as it is opened where that differs. */
function marked(text: string): string {
  return findLinks(text)
    .map(({ text: shown, address }) => {
      if (address === null) return shown;
      const isAlike = address === shown || address === `${shown}/`;
      return isAlike ? `[${shown}]` : `[${shown} → ${address}]`;
    })
    .join('');
}

describe('an address in a sentence', () => {
  test.each([
    ['see https://example.org/a.', 'see [https://example.org/a].'],
    ['https://example.org', '[https://example.org]'],
    ['Is it https://example.org/a?b=c#d?', 'Is it [https://example.org/a?b=c#d]?'],
    ['(https://example.org/a)', '([https://example.org/a])'],
    ['https://en.wikipedia.org/wiki/Yard_(land)', '[https://en.wikipedia.org/wiki/Yard_(land)]'],
    ['(see https://a.org/Yard_(land).)', '(see [https://a.org/Yard_(land)].)'],
    ['[here](https://example.org/a)', '[here]([https://example.org/a])'],
    ['"https://example.org/a"', '"[https://example.org/a]"'],
    ['“https://example.org/a”', '“[https://example.org/a]”'],
    ['<https://example.org/a>', '<[https://example.org/a]>'],
    ['*https://example.org/a*', '*[https://example.org/a]*'],
    ['https://a.org/x, https://b.org/y!', '[https://a.org/x], [https://b.org/y]!'],
    ['https://example.org.', '[https://example.org].'],
    ['https://example.org...', '[https://example.org]...'],
    ['one\nhttps://example.org/a\nthree', 'one\n[https://example.org/a]\nthree'],
    ['https://example.org/@name/1', '[https://example.org/@name/1]'],
    ['https://example.org/a--b_c~d/', '[https://example.org/a--b_c~d/]'],
    ['http://192.168.0.7:7420/#join/a-b', '[http://192.168.0.7:7420/#join/a-b]'],
    ['http://[::1]:8080/x', '[http://[::1]:8080/x]'],
    ['http://nas/files', '[http://nas/files]'],
    ['https://web.archive.org/web/https://a.org/', '[https://web.archive.org/web/https://a.org/]'],
    ['no link at all: example.org', 'no link at all: example.org'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(marked(text)).toBe(expected);
  });
});

describe('an address in a Korean sentence', () => {
  const korean = encodeURIComponent('한국');
  test.each([
    ['https://example.org/a에서 봐요', '[https://example.org/a]에서 봐요'],
    ['https://example.org에서 봐요', '[https://example.org]에서 봐요'],
    ['https://example.org/에서 봐요', '[https://example.org/]에서 봐요'],
    ['https://example.org:8080으로 오세요', '[https://example.org:8080]으로 오세요'],
    ['http://192.168.0.7은 제 주소예요', '[http://192.168.0.7]은 제 주소예요'],
    ['http://localhost에서', '[http://localhost]에서'],
    ['http://[::1]에서', '[http://[::1]]에서'],
    ['링크는 https://example.org/a입니다.', '링크는 [https://example.org/a]입니다.'],
    ['(https://example.org/a)를 보세요', '([https://example.org/a])를 보세요'],
    ['https://a.org/Yard_(land)에서도', '[https://a.org/Yard_(land)]에서도'],
    ['‘https://example.org/a’라고', '‘[https://example.org/a]’라고'],
    ['「https://example.org/a」', '「[https://example.org/a]」'],
    ['https://example.org/a?b=1과 https://b.org와', '[https://example.org/a?b=1]과 [https://b.org]와'],
    ['링크:https://example.org/a', '링크:[https://example.org/a]'],
    ['여기https://example.org/a', '여기[https://example.org/a]'],
    ['https://example.org/aㅋㅋㅋ', '[https://example.org/a]ㅋㅋㅋ'],
    ['https://example.org。', '[https://example.org]。'],
    ['https://example.org/docs/를 보세요', '[https://example.org/docs/]를 보세요'],
    // Letters of the address itself.
    ['https://a.org/wiki/한국', `[https://a.org/wiki/한국 → https://a.org/wiki/${korean}]`],
    ['https://a.org/wiki/한국에서', `[https://a.org/wiki/한국 → https://a.org/wiki/${korean}]에서`],
    ['https://a.org/?q=한국', `[https://a.org/?q=한국 → https://a.org/?q=${korean}]`],
    ['https://a.org/한국_BTS의 노래', `[https://a.org/한국_BTS → https://a.org/${korean}_BTS]의 노래`],
    [
      'https://a.org/한국2호선',
      `[https://a.org/한국2호선 → https://a.org/${korean}2${encodeURIComponent('호선')}]`,
    ],
    ['https://한글.한국에서 봐요', '[https://xn--bj0bj06e.xn--3e0b707e]에서 봐요'],
  ])('%j', (text, expected) => {
    expect(marked(text)).toBe(expected);
  });
});

describe('what would show one thing and open another', () => {
  test.each([
    ['a name', 'https://mina@example.org/', 'https://mina@example.org/'],
    ['a name and a password', 'https://mina:pw@example.org/', 'https://mina:pw@example.org/'],
    ['a host as a name', 'https://bank.example@evil.example', 'https://bank.example@evil.example'],
    [
      'a port as a password',
      'https://bank.example:443@evil.example',
      'https://bank.example:443@evil.example',
    ],
    ['a backslash before it', 'https://bank.example\\@evil.example', '[https://bank.example]\\@evil.example'],
    ['a slash that is none', 'https://bank.example∕@evil.example', 'https://bank.example∕@evil.example'],
    ['a host in code', 'https://%65vil.example/', 'https://%65vil.example/'],
    ['Cyrillic letters', 'https://аррӏе.com/', '[https://xn--80ak6aa92e.com/]'],
    ['full width letters', 'https://ｅｖｉｌ.example/', '[https://evil.example/]'],
    ['capitals', 'HTTPS://EXAMPLE.org/A', '[https://example.org/A]'],
    ['a number for a host', 'http://2130706433/', '[http://127.0.0.1/]'],
    ['a hexadecimal host', 'http://0x7f.1/', '[http://127.0.0.1/]'],
    ['the usual port', 'https://example.org:443/a', '[https://example.org/a]'],
    ['a way up', 'https://example.org/a/../b', '[https://example.org/b]'],
    ['an override', 'https://example.org/\u202egpj.exe', '[https://example.org/]\u202egpj.exe'],
    ['an isolate', 'https://example.org\u2066/a', '[https://example.org]\u2066/a'],
    ['a space that is not seen', 'https://exa\u200bmple.org', '[https://exa]\u200bmple.org'],
    ['a filler', 'https://example.org/a\u3164b', '[https://example.org/a]\u3164b'],
    ['a control character', 'https://example.org/a\u0007b', '[https://example.org/a]\u0007b'],
    ['a tab, which parsers drop', 'https://exam\tple.org', '[https://exam]\tple.org'],
    ['a port that is none', 'https://example.org:99999/', 'https://example.org:99999/'],
    ['no host', 'https:///a https://?b https://', 'https:///a https://?b https://'],
    ['one slash', 'https:/example.org', 'https:/example.org'],
  ])('%s', (_what, text, expected) => {
    expect(marked(text)).toBe(expected);
  });
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'app://madang/',
  'madang://join/qUmKXHTpIV7r?at=10.0.0.1&fp=A',
  'smb://example.org/share',
  'ms-msdt:/id%20PCWDiagnostic',
  'mailto:mina@example.org',
  'ftp://example.org/',
  'xhttps://example.org/',
  'web+https://example.org/',
  'ｈttps://example.org/',
])('%s is no link', (text) => {
  expect(findLinks(text)).toEqual([{ text, address: null }]);
});

test('an address that is too long for the system is no link, also when only its spelling makes it so', () => {
  const fits = `https://example.org/${'a'.repeat(limits.link - 'https://example.org/'.length)}`;
  expect(findLinks(fits)).toEqual([{ text: fits, address: fits }]);
  expect(findLinks(`${fits}a`)).toEqual([{ text: `${fits}a`, address: null }]);
  const spelled = `https://example.org/${'한'.repeat(300)}`;
  expect(findLinks(spelled)).toEqual([{ text: spelled, address: null }]);
});

describe('a message that was written to freeze whoever reads it', () => {
  const half = limits.chatText / 2;
  const quarter = half / 2;
  test.each([
    ['words and brackets', '가'.repeat(half) + ')'.repeat(half)],
    ['stops and brackets', '!'.repeat(half) + ')'.repeat(half)],
    ['brackets of three kinds', ')]}'.repeat(half)],
    ['brackets that were opened', '('.repeat(half) + ')'.repeat(half)],
    ['stops before a letter', `${'.'.repeat(half)}a`.repeat(2)],
    ['particles that follow words', '가'.repeat(half) + '에서'.repeat(quarter)],
    ['particles and brackets', '에서)'.repeat(half)],
    ['words in two halves each', '𠀀'.repeat(quarter) + ')'.repeat(half)],
    [
      'hosts of many letters',
      Array.from({ length: half }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(''),
    ],
    ['a link again and again', 'x http://a.b/가)'.repeat(half)],
  ])('%s', (_what, end) => {
    // In a link as long as may be one, twice in a message; and in one as long as a message.
    const link = `http://a.b/a${end}`.slice(0, limits.link - 1);
    const texts = [`${link} ${link}`, `http://a.b/a${end}`, `http://${end}`];
    const started = performance.now();
    for (const text of texts) findLinks(text.slice(0, limits.chatText));
    // Takes some milliseconds where each character is read a fixed number of times; seconds where it is not.
    expect(performance.now() - started).toBeLessThan(200);
  });
});

test('brackets, stops and words in turn all follow the link', () => {
  expect(marked('https://a.org/x에서).에서!)')).toBe('[https://a.org/x]에서).에서!)');
  expect(marked('https://a.org/𠀀𠀀x에서도.)')).toBe(
    `[https://a.org/𠀀𠀀x → https://a.org/${encodeURIComponent('𠀀𠀀')}x]에서도.)`,
  );
});

test('the longest texts that were made to take long are read in the time that a test has', () => {
  for (const part of [')', '](', 'https://', 'https://a', '.', '에서', 'http://a.b/(', '%', 'é́'])
    expect(() => {
      findLinks(`https://a.org/${part.repeat(limits.chatText)}`.slice(0, limits.chatText));
    }).not.toThrow();
});
