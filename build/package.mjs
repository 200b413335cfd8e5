// npm run package: makes the packages that people install, for this system.
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { aptInstall, hasApt, isRoot } from './lib/apt.mjs';
import { buildProject } from './lib/build-project.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { answers } from './lib/download.mjs';
import { prepareElectron } from './lib/electron-command.mjs';
import { checkNode } from './lib/node-version.mjs';
import { describeOptions, parseOptions } from './lib/options.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { megabytes, say } from './lib/step.mjs';
import { Stop, main } from './lib/stop.mjs';
import { findProgram } from './lib/test-tools.mjs';
import { hasDpkg } from './package/debian/has-dpkg.mjs';
import { chooseTargets } from './package/targets.mjs';

const OPTIONS = [
  { name: 'dir', help: 'only the app in a folder, to try it' },
  { name: 'complete', help: 'fail when any kind of package cannot be made here' },
  { name: 'help', help: 'show this help' },
];
const SEVEN_ZIP = ['7za', '7z', '7zz'];
const { env } = process;
const TOOLS = new URL(env['HTTPS_PROXY'] || env['https_proxy'] || 'https://github.com');

/** @returns {Promise<string | undefined>} a program that packs zips, installed where that is possible */
async function findSevenZip() {
  const found = env['ELECTRON_BUILDER_7ZIP_PATH'] || findProgram(SEVEN_ZIP);
  if (found || !hasApt() || !isRoot()) return found;
  await aptInstall(['p7zip-full'], 'that packing uses');
  return findProgram(SEVEN_ZIP);
}

/** @param {string} output */
function sayWhatIsThere(output) {
  const all = readdirSync(output);
  const files = all.filter((name) => /\.(?:zip|AppImage|deb|exe|dmg)$/.test(name));
  for (const name of files) {
    const path = join(output, name);
    say(`  ${relative(root, path)} (${megabytes(statSync(path).size)})`);
  }
  for (const name of all.filter((file) => file.endsWith('.cdx.json'))) {
    say(`  ${relative(root, join(output, name))}, the list of what they are made of`);
  }
}

/**
 * Makes every kind of package that can be made here.
 * @param {typeof import('./package/packager.mjs').packageApp} packageApp
 * @param {{ electron: string, output: string, isComplete: boolean }} order
 * @returns {Promise<{ label: string, reason: string }[]>} what was left out
 * @throws {Stop} when nothing can be made, or not everything although it has to be
 */
async function packageForPeople(packageApp, { electron, output, isComplete }) {
  const sevenZip = await findSevenZip();
  /** @param {string} [refused] why nothing can be fetched */
  const make = async (refused) => {
    const here = { sevenZip: sevenZip !== undefined, dpkg: hasDpkg() };
    const tools = { ...here, ...(refused === undefined ? {} : { refused }) };
    const { built, leftOut } = chooseTargets(process.platform, tools);
    if (isComplete && leftOut.length > 0) {
      throw new Stop(leftOut.map(({ label, reason }) => `No ${label}: ${reason}.`).join('\n'));
    }
    const targets = built.length > 0 ? built : ['dir'];
    await packageApp({ electron, targets, output, ...(sevenZip === undefined ? {} : { sevenZip }) });
    return leftOut;
  };
  if (!(await answers(TOOLS))) return make(`${TOOLS.host} does not answer`);
  try {
    return await make();
  } catch (error) {
    // Some networks let everything connect, and nothing through.
    if (isComplete || !(error instanceof Stop) || error.message === '') throw error;
    const [, words = error.message] = /⨯ (.*)/.exec(error.message) ?? [];
    say(`${words}\nOnce more, with what is here.`);
    return make('they could not be fetched');
  }
}

await main(async () => {
  const options = parseOptions(process.argv.slice(2), OPTIONS);
  if (options.has('help')) {
    say(`Packages Madang for this system into release/.\n\n${describeOptions(OPTIONS)}`);
    return 0;
  }
  checkNode();
  await installDependencies();
  await buildProject();
  const electron = await prepareElectron();
  // Only now: what it imports is there once the dependencies are.
  const { packageApp, packagedExecutable } = await import('./package/packager.mjs');
  const output = inRoot('release');
  const isComplete = options.has('complete');
  const leftOut = options.has('dir')
    ? await packageApp({ electron, targets: ['dir'], output }).then(() => [])
    : await packageForPeople(packageApp, { electron, output, isComplete });
  say('Packaged:');
  sayWhatIsThere(output);
  say(`  ${relative(root, packagedExecutable(output))}, to start it from where it is`);
  for (const { label, reason } of leftOut) say(`Left out: ${label}, because ${reason}.`);
  return 0;
});
