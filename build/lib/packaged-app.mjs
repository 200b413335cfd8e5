import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { buildProject } from './build-project.mjs';
import { sourceHash } from './build-stamp.mjs';
import { hasDpkg } from '../package/debian/has-dpkg.mjs';
import { inRoot } from './paths.mjs';

/** Where the app in a folder lies that the tests start. */
const FOLDER = ['dist', 'packaged'];

/**
 * Packages the app into a folder, and where that can be done as a Debian package, unless it is there already, made from these sources and this Electron.
 * @param {string} electron executable
 * @returns {Promise<string>} the packaged executable
 * @throws {import('./stop.mjs').Stop} when building or packaging fails
 */
export async function preparePackagedApp(electron) {
  await buildProject();
  // Only now: electron-builder is there once the dependencies are.
  const { packageApp, packagedExecutable } = await import('../package/packager.mjs');
  const output = inRoot(...FOLDER);
  const stamp = inRoot(...FOLDER, '.stamp');
  const made = `${sourceHash()} ${electron}`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== made) {
    const targets = ['dir', ...(hasDpkg() ? ['deb'] : [])];
    await packageApp({ electron, targets, output, isForTests: true });
    writeFileSync(stamp, made);
  }
  return packagedExecutable(output);
}
