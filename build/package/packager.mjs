import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { say, showProgress } from '../lib/step.mjs';
import { Stop } from '../lib/stop.mjs';
import { executableIn } from './after-pack.mjs';
import { MADE } from './config.mjs';
import { writeIcons } from './icons.mjs';
import { writeUsageTexts } from './usage-texts.mjs';

/**
 * @typedef {object} PackageOptions
 * @property {string} electron executable to package
 * @property {string[]} targets as electron-builder names them; `dir` is an app in a folder
 * @property {string} output folder
 * @property {string} [sevenZip] program to pack with
 */

/**
 * How electron-builder is told of the Electron to package.
 * @param {string} executable
 * @returns {Promise<{ electronDist: string, electronVersion: string }>} its folder and version
 * @throws {Stop} when it does not start
 */
async function runtimeOf(executable) {
  const inside = process.platform === 'darwin' ? ['..', '..', '..'] : [];
  // Not every distribution has a file that says its version.
  const { code, output } = await capture(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (code !== 0) throw new Stop(`${executable} does not start:\n${output.trim()}`);
  return { electronDist: join(dirname(executable), ...inside), electronVersion: output.trim() };
}

/**
 * Packages the built project with electron-builder, in a process of its own: what it says is shown when it
 * fails.
 * @param {PackageOptions} options
 * @returns {Promise<void>}
 * @throws {Stop} with electron-builder's own words
 */
export async function packageApp({ electron, targets, output, sevenZip }) {
  say('Packaging');
  await writeIcons(inRoot(MADE, 'icons'));
  writeUsageTexts(inRoot(MADE, 'mac'));
  rmSync(output, { recursive: true, force: true });
  // For both of Apple's processors, electron-builder fetches the official one for each.
  const isUniversal = process.platform === 'darwin' && !targets.includes('dir');
  const order = JSON.stringify({ targets, output, ...(isUniversal ? {} : await runtimeOf(electron)) });
  const stopShowing = showProgress('electron-builder', () => '');
  const script = [inRoot('build', 'package', 'run-electron-builder.mjs'), order];
  const env = {
    ...process.env,
    ...(sevenZip === undefined ? {} : { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
  };
  const { code, output: words } = await capture(process.execPath, script, { cwd: root, env }).finally(
    stopShowing,
  );
  if (code !== 0) throw new Stop(`${words.trim()}\nThe packaging failed.`);
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
