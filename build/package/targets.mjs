/** @typedef {'7zip' | 'dpkg' | 'download'} Need a packing program; tools that electron-builder fetches from github.com */
/** @typedef {{ name: string, label: string, needs: Need }} Target */

/** @type {Partial<Record<NodeJS.Platform, readonly Target[]>>} */
const TARGETS = {
  linux: [
    { name: 'zip', label: 'zip', needs: '7zip' },
    { name: 'AppImage', label: 'AppImage', needs: 'download' },
    { name: 'deb', label: 'Debian package', needs: 'dpkg' },
  ],
  win32: [
    { name: 'nsis', label: 'installer', needs: 'download' },
    { name: 'portable', label: 'portable app', needs: 'download' },
  ],
  darwin: [
    { name: 'dmg', label: 'disk image', needs: 'download' },
    { name: 'zip', label: 'zip', needs: '7zip' },
  ],
};

/** @type {Record<Need, string>} */
const IN_WORDS = {
  '7zip': '7-Zip (package p7zip-full), which is not here',
  dpkg: 'dpkg-deb (package dpkg), which is not here',
  download: 'tools of electron-builder',
};

/**
 * What a machine has for packing.
 * @typedef {object} Tools
 * @property {boolean} sevenZip
 * @property {boolean} dpkg
 * @property {string} [refused] why nothing can be fetched, in words; unset where things can be
 */

/**
 * Which packages of a system can be made, and why not the others.
 * @param {NodeJS.Platform} platform
 * @param {Tools} tools
 * @returns {{ built: string[], leftOut: { label: string, reason: string }[] }} `built` as electron-builder
 *   names them
 */
export function chooseTargets(platform, { sevenZip, dpkg, refused }) {
  const targets = TARGETS[platform] ?? [];
  if (refused === undefined) return { built: targets.map(({ name }) => name), leftOut: [] };
  /** @type {Record<Need, boolean>} */
  const has = { '7zip': sevenZip, dpkg, download: false };
  return {
    built: targets.filter(({ needs }) => has[needs]).map(({ name }) => name),
    leftOut: targets
      .filter(({ needs }) => !has[needs])
      .map(({ label, needs }) => ({ label, reason: `it needs ${IN_WORDS[needs]}, and ${refused}` })),
  };
}
