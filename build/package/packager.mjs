import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { say, showProgress } from '../lib/step.mjs';
import { Stop } from '../lib/stop.mjs';
import { executableIn } from './after-pack.mjs';
import { MADE } from './config.mjs';
import { hasDpkg } from './debian/has-dpkg.mjs';
import { writeIcons } from './icons.mjs';
import { writePartsList } from './parts.mjs';
import { writeUsageTexts } from './usage-texts.mjs';

/**
 * @typedef {object} PackageOptions
 * @property {string} electron executable to package
 * @property {string[]} targets as electron-builder names them; `dir` is an app in a folder
 * @property {string} output folder
 * @property {string} [sevenZip] program to pack with
 * @property {boolean} [isForTests] pack quickly instead of small
 */

/**
 * Asks an Electron what it is. Not every distribution has a file that says its version.
 * @param {string} executable
 * @returns {Promise<import('./parts.mjs').Versions>}
 * @throws {Stop} when it does not start
 */
async function versionsOf(executable) {
  const { code, output } = await capture(executable, ['-p', 'JSON.stringify(process.versions)'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (code !== 0) throw new Stop(`${executable} does not start:\n${output.trim()}`);
  return /** @type {import('./parts.mjs').Versions} */ (JSON.parse(output));
}

/**
 * Packages the built project with electron-builder, in a process of its own: what it says is shown when it
 * fails. Beside the packages comes the list of what is in them.
 * @param {PackageOptions} options
 * @returns {Promise<void>}
 * @throws {Stop} with electron-builder's own words
 */
export async function packageApp({ electron, targets, output, sevenZip, isForTests = false }) {
  say('Packaging');
  await writeIcons(inRoot(MADE, 'icons'));
  writeUsageTexts(inRoot(MADE, 'mac'));
  rmSync(output, { recursive: true, force: true });
  const versions = await versionsOf(electron);
  // For both kinds of processor of Windows and macOS, electron-builder fetches the official one for each.
  const isForBoth = process.platform !== 'linux' && !targets.includes('dir');
  const inside = process.platform === 'darwin' ? ['..', '..', '..'] : [];
  const runtime = { electronDist: join(dirname(electron), ...inside), electronVersion: versions.electron };
  const order = JSON.stringify({ targets, output, isForTests, ...(isForBoth ? {} : runtime) });
  const stopShowing = showProgress('electron-builder', () => '');
  const script = [inRoot('build', 'package', 'run-electron-builder.mjs'), order];
  const env = {
    ...process.env,
    ...(sevenZip === undefined ? {} : { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
    // Also where fpm could be fetched: so there is one way, which is the tested one.
    ...(hasDpkg() ? { CUSTOM_FPM_PATH: inRoot('build', 'package', 'debian', 'fpm.mjs') } : {}),
  };
  const { code, output: words } = await capture(process.execPath, script, { cwd: root, env }).finally(
    stopShowing,
  );
  if (code !== 0) throw new Stop(`${words.trim()}\nThe packaging failed.`);
  await writePartsList(output, versions);
}

/**
 * The executable of the app that was packaged into a folder.
 * @param {string} output
 * @returns {string}
 * @throws {Stop} when there is none
 */
export function packagedExecutable(output) {
  const { platform } = process;
  const name = platform === 'linux' ? 'madang' : 'Madang';
  const found = readdirSync(output)
    .map((folder) => executableIn(join(output, folder), platform, name))
    .find(existsSync);
  if (found === undefined) throw new Stop(`There is no packaged app in ${output}.`);
  return found;
}
