import { expect, test } from 'vitest';
import { installable, releaseNames } from './apt.mjs';
import { missingLibraries, missingMessage } from './system-libraries.mjs';

const LDD = `
	linux-vdso.so.1 (0x00007ffd3a5f2000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f5e0c200000)
	libnss3.so => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f5e0b000000)
	libnss3.so => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f5e1a6d1000)
`;

test('only what the loader does not find is missing, each once', () => {
  expect(missingLibraries(LDD)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
});

test('nothing is missing where all is found, and where ldd cannot say', () => {
  expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x0)\n')).toEqual([]);
  expect(missingLibraries('\tnot a dynamic executable\n')).toEqual([]);
});

test('the words name the libraries and the command', () => {
  const words = missingMessage(['libnss3.so'], 'sudo dnf install nss');
  expect(words).toContain('libnss3.so');
  expect(words.split('\n').at(-1)?.trim()).toBe('sudo dnf install nss');
});

// Ubuntu 24.04: libasound2 is only a name that others provide.
const POLICY = `libgtk-3-0t64:
  Installed: (none)
  Candidate: 3.24.41-4ubuntu1
  Version table:
     3.24.41-4ubuntu1 500
libnss3:
  Installed: (none)
  Candidate: 2:3.98-1build1
libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11-1build2
`;

test('packages get the name that this release has for them', () => {
  const available = installable(POLICY);
  expect(available).toEqual(new Set(['libgtk-3-0t64', 'libnss3', 'libasound2t64']));
  expect(releaseNames(['libgtk-3-0', 'libnss3', 'libasound2'], available)).toEqual([
    'libgtk-3-0t64',
    'libnss3',
    'libasound2t64',
  ]);
});

test('before the package lists are there, packages keep their plain names', () => {
  expect(releaseNames(['libgtk-3-0'], installable(''))).toEqual(['libgtk-3-0']);
});
