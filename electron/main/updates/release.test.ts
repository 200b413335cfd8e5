import { expect, test } from 'vitest';
import { parseRelease } from './release.ts';

const address = 'https://updates.example/madang/';
const file = { url: 'Madang.AppImage', sha512: `${'A'.repeat(86)}==`, size: 1_000 };
const info = { version: '1.2.3', files: [file], releaseNotes: 'Better.' };

test('what electron-builder writes is taken', () => {
  expect(parseRelease(info, address)).toEqual({ version: '1.2.3', notes: 'Better.', size: 1_000 });
  expect(parseRelease({ ...info, releaseNotes: null, files: [file, file] }, address)).toEqual({
    ...{ version: '1.2.3', notes: '', size: null },
  });
  const releaseNotes = [
    { version: '1.2.3', note: 'Better.' },
    { version: '1.2.2', note: null },
  ];
  expect(parseRelease({ ...info, releaseNotes }, address)?.notes).toBe('1.2.3\nBetter.\n\n1.2.2');
});

test('notes are text: markup stands there as it is, and what cannot be seen is taken out', () => {
  const releaseNotes = '<b onclick="x()">New</b>\r\nred \u001b[31m\u202Edesrever\u0000';
  expect(parseRelease({ ...info, releaseNotes }, address)?.notes).toBe(
    '<b onclick="x()">New</b>\nred [31mdesrever',
  );
  expect(parseRelease({ ...info, releaseNotes: 'x'.repeat(90_000) }, address)?.notes).toHaveLength(20_000);
});

test.each([
  ['nothing', null],
  ['no version', { ...info, version: undefined }],
  ['a version that is none', { ...info, version: '1.2.3 <b>' }],
  ['no files', { ...info, files: [] }],
  ['a file without a checksum', { ...info, files: [{ url: 'Madang.AppImage' }] }],
  ['a checksum of another kind', { ...info, files: [{ ...file, sha512: 'abc' }] }],
  [
    'a file somewhere else',
    { ...info, files: [{ ...file, url: 'https://elsewhere.example/Madang.AppImage' }] },
  ],
  [
    'a file under another protocol',
    { ...info, files: [{ ...file, url: 'http://updates.example/Madang.AppImage' }] },
  ],
  ['notes of another kind', { ...info, releaseNotes: 7 }],
])('%s is not to be believed', (_what, said) => {
  expect(parseRelease(said, address)).toBeNull();
});
