import { afterPack } from './after-pack.mjs';
import { USAGE_TEXTS } from './usage-texts.mjs';

/** Where what is drawn and written for the packages lies, from the project's folder. */
export const MADE = 'dist/package';

const { env } = process;
// Whoever has a certificate names it by these (docs/install.md).
const isSignedMac = Boolean(env['CSC_LINK'] || env['CSC_NAME']);
const pages = env['MADANG_HOMEPAGE'];

/**
 * Where a package names for updates. The app asks only what a person has set; but on Windows, the file that this makes also
 * names who signed the app, and without that the updater takes any installer, so there it is never without.
 * @param {NodeJS.Platform} platform
 * @returns {{ provider: 'generic', url: string } | null}
 */
function publish(platform) {
  const url = env['MADANG_UPDATE_URL'] || (platform === 'win32' ? 'https://madang.invalid/' : '');
  return url === '' ? null : { provider: 'generic', url };
}

/**
 * What electron-builder makes of the built project. The macros in names are electron-builder's.
 * @param {string[]} files patterns of what goes into the archive
 * @param {NodeJS.Platform} [platform] of the packages
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig(files, platform = process.platform) {
  return {
    // Systems know the app by this; another one would be another app.
    appId: 'app.madang.desktop',
    productName: 'Madang',
    copyright: 'The Madang contributors, MIT licence',
    directories: { buildResources: 'build/package', output: 'release' },
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    // Debian packages must name a page; the name stands for none (RFC 2606).
    extraMetadata: { homepage: pages || 'https://madang.invalid/', imports: null, engines: null },
    files,
    asar: true,
    npmRebuild: false,
    electronLanguages: ['en-US', 'ko'],
    protocols: [{ name: 'Madang room', schemes: ['madang'] }],
    afterPack,
    publish: publish(platform),
    linux: linux(),
    deb: deb(),
    win: { icon: `${MADE}/icons/icon.ico`, target: ['nsis', 'portable'] },
    nsis: {
      artifactName: '${productName}-${version}-${os}-${arch}-setup.${ext}',
      // For this person unless they choose everyone, in the folder that they choose.
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      installerLanguages: ['en_US', 'ko_KR'],
      buildUniversalInstaller: false,
      include: 'build/package/installer.nsh',
    },
    portable: {
      artifactName: '${productName}-${version}-${os}-${arch}-portable.${ext}',
      buildUniversalInstaller: false,
    },
    mac: mac(),
    dmg: { title: '${productName} ${version}' },
  };
}

/** @returns {import('electron-builder').LinuxConfiguration} */
function linux() {
  return {
    executableName: 'madang',
    icon: `${MADE}/icons/linux`,
    target: ['AppImage', 'deb', 'zip'],
    category: 'Network;VideoConference',
    synopsis: 'Video rooms on your own network',
    maintainer: 'The Madang contributors <noreply@madang.invalid>',
    syncDesktopName: true,
    desktop: {
      entry: {
        GenericName: 'Video rooms',
        'Comment[ko]': '내 네트워크에서 여는 화상 대화방',
        'GenericName[ko]': '화상 대화방',
        'Name[ko]': '마당',
        Keywords: 'video;call;meeting;screen;share;화상;회의;',
      },
    },
  };
}

/** @returns {import('electron-builder').DebOptions} */
function deb() {
  return {
    packageCategory: 'net',
    // What the executable links to, the programs it calls, and the keyring that cookies are sealed with.
    depends: [
      'libgtk-3-0 | libgtk-3-0t64',
      'libnss3',
      'libasound2 | libasound2t64',
      'libgbm1',
      'libnotify4',
      'libxss1',
      'libxtst6',
      'libatspi2.0-0 | libatspi2.0-0t64',
      'libuuid1',
      'libsecret-1-0',
      'xdg-utils',
    ],
    recommends: ['libayatana-appindicator3-1'],
  };
}

/** @returns {import('electron-builder').MacConfiguration} */
function mac() {
  const usage = Object.fromEntries(Object.entries(USAGE_TEXTS).map(([key, { en }]) => [key, en]));
  return {
    icon: `${MADE}/icons/icon.icns`,
    category: 'public.app-category.social-networking',
    target: [
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ],
    extendInfo: { ...usage, NSBonjourServices: ['_madang._tcp'], CFBundleAllowMixedLocalizations: true },
    extraResources: [{ from: `${MADE}/mac`, to: '.' }],
    entitlements: 'build/package/entitlements.mac.plist',
    entitlementsInherit: 'build/package/entitlements.mac.plist',
    // Apple's processors start nothing unsigned: without a certificate, the app vouches for itself only, and the
    // hardened runtime would refuse Electron's own libraries then.
    hardenedRuntime: isSignedMac,
    ...(isSignedMac ? {} : { identity: '-' }),
  };
}
