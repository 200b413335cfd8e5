import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFuses } from './fuses.mjs';

// What an unpacked Electron may carry to run apps from a folder. The app loads from its archive only.
const OF_ELECTRON = ['default_app.asar', 'default_app.sha256'];

/**
 * The executable inside a packaged app.
 * @param {string} folder what electron-builder calls appOutDir
 * @param {string} platform of the package
 * @param {string} name of the executable, without an ending
 * @returns {string}
 */
export function executableIn(folder, platform, name) {
  if (platform === 'darwin') return join(folder, `${name}.app`, 'Contents', 'MacOS', name);
  return join(folder, platform === 'win32' ? `${name}.exe` : name);
}

/**
 * The folder of resources inside a packaged app.
 * @param {string} folder as above
 * @param {string} platform
 * @param {string} name
 * @returns {string}
 */
export function resourcesIn(folder, platform, name) {
  return platform === 'darwin'
    ? join(folder, `${name}.app`, 'Contents', 'Resources')
    : join(folder, 'resources');
}

/**
 * electron-builder's last word before it signs: removes what does not run and sets the fuses.
 * @param {import('electron-builder').AfterPackContext} context
 * @returns {Promise<void>}
 */
export async function afterPack({ appOutDir, electronPlatformName: platform, packager }) {
  const { executableName } = /** @type {{ executableName?: string }} */ (packager);
  const name = (platform === 'linux' && executableName) || packager.appInfo.productFilename;
  for (const file of OF_ELECTRON) {
    rmSync(join(resourcesIn(appOutDir, platform, name), file), { force: true });
  }
  // The halves of a universal app must be alike to be joined; the whole comes by here as well.
  if (appOutDir.endsWith('-temp')) return;
  await setFuses(executableIn(appOutDir, platform, name));
}
