import { describe, expect, it } from 'vitest';
import { controlFile } from './control.mjs';
import { parseOrder } from './order.mjs';

// As electron-builder 26 says it.
const said = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0 | libgtk-3-0t64', '-d', 'libnss3'],
  ...['--deb-recommends', 'libayatana-appindicator3-1', '--deb-compression', 'xz', '--architecture', 'amd64'],
  ...['--after-install', '/tmp/after-install', '--after-remove', '/tmp/after-remove'],
  ...['--description', 'Video rooms\n On your own network.\n\n No cloud.', '--version', '0.1.0~beta.1'],
  ...['--package', '/out/Madang.deb', '--name', 'madang', '--maintainer', 'Somebody <a@b.invalid>'],
  ...['--vendor', 'Somebody', '--url', 'https://madang.invalid/', '--category', 'net'],
  ...['--deb-priority', 'optional', '--license', 'MIT'],
  ...['/out/linux-unpacked/=/opt/Madang', '/icons/16x16.png=/usr/share/icons/hicolor/16x16/apps/madang.png'],
];

describe('what electron-builder says of a Debian package', () => {
  it('is read whole', () => {
    expect(parseOrder(said)).toMatchObject({
      package: '/out/Madang.deb',
      compression: 'xz',
      scripts: { postinst: '/tmp/after-install', postrm: '/tmp/after-remove' },
      placed: [
        { from: '/out/linux-unpacked/', to: '/opt/Madang' },
        { from: '/icons/16x16.png', to: '/usr/share/icons/hicolor/16x16/apps/madang.png' },
      ],
    });
  });

  it('becomes the file that says what a package is', () => {
    expect(controlFile(parseOrder(said), 2049).split('\n')).toEqual([
      'Package: madang',
      'Version: 0.1.0~beta.1',
      'Architecture: amd64',
      'Maintainer: Somebody <a@b.invalid>',
      'Installed-Size: 3',
      'Depends: libgtk-3-0 | libgtk-3-0t64, libnss3',
      'Recommends: libayatana-appindicator3-1',
      'Section: net',
      'Priority: optional',
      'Homepage: https://madang.invalid/',
      'Description: Video rooms',
      ' On your own network.',
      ' .',
      ' No cloud.',
      '',
    ]);
  });

  it.each([
    ['an option that is not known here', [...said, '--before-install', '/tmp/x'], /--before-install/],
    ['another kind of package', said.map((word) => (word === 'deb' ? 'rpm' : word)), /only Debian packages/],
    ['no version', said.filter((word) => !['--version', '0.1.0~beta.1'].includes(word)), /--version is/],
    ['another packing', said.map((word) => (word === 'xz' ? 'bzip2' : word)), /bzip2 is not known/],
    ['a file that goes nowhere', [...said, '/etc/passwd'], /does not say what goes where/],
  ])('is refused when it has %s', (_what, args, words) => {
    expect(() => parseOrder(args)).toThrow(words);
  });

  it('cannot bring in fields of its own', () => {
    const order = parseOrder(said);
    expect(() => controlFile({ ...order, url: 'https://x\nPre-Depends: evil' }, 1)).toThrow(
      'Homepage has to be one line',
    );
  });
});
