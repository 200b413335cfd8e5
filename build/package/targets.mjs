/** @typedef {'7zip' | 'download'} Need a packing program; tools that electron-builder fetches from github.com */
/** @typedef {{ name: string, label: string, needs: Need }} Target */

/** @type {Partial<Record<NodeJS.Platform, readonly Target[]>>} */
const TARGETS = {
  linux: [
    { name: 'zip', label: 'zip', needs: '7zip' },
    { name: 'AppImage', label: 'AppImage', needs: 'download' },
    { name: 'deb', label: 'Debian package', needs: 'download' },
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

/** What a machine has for packing. */
/** @typedef {{ sevenZip: boolean, downloads: boolean }} Tools */

/**
 * Which packages of a system can be made, and why not the others.
 * @param {NodeJS.Platform} platform
 * @param {Tools} tools
 * @returns {{ built: string[], leftOut: { label: string, reason: string }[] }} `built` as electron-builder
 *   names them
 */
export function chooseTargets(platform, { sevenZip, downloads }) {
  const targets = TARGETS[platform] ?? [];
  /** @param {Target} target */
  const can = ({ needs }) => downloads || (needs === '7zip' && sevenZip);
  return {
    built: targets.filter(can).map(({ name }) => name),
    leftOut: targets
      .filter((target) => !can(target))
      .map(({ label, needs }) => ({
        label,
        reason:
          needs === '7zip'
            ? 'it needs 7-Zip (package p7zip-full), which is not here, and github.com does not answer'
            : 'its tools come from github.com, which does not answer',
      })),
  };
}
