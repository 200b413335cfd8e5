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

const OPTIONS = [
  { name: 'dir', help: 'only the app in a folder, to try it' },
  { name: 'complete', help: 'fail when any kind of package cannot be made here' },
  { name: 'help', help: 'show this help' },
];
const SEVEN_ZIP = ['7za', '7z', '7zz'];
const TOOLS = new URL('https://github.com');

/** @returns {Promise<string | undefined>} a program that packs zips, installed where that is possible */
async function findSevenZip() {
  const found = process.env['ELECTRON_BUILDER_7ZIP_PATH'] || findProgram(SEVEN_ZIP);
  if (found || !hasApt() || !isRoot()) return found;
  await aptInstall(['p7zip-full'], 'that packing uses');
  return findProgram(SEVEN_ZIP);
}

/** @param {string} output */
function sayWhatIsThere(output) {
  const files = readdirSync(output).filter((name) => /\.(?:zip|AppImage|deb|exe|dmg)$/.test(name));
  for (const name of files) {
    const path = join(output, name);
    say(`  ${relative(root, path)} (${megabytes(statSync(path).size)})`);
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
  // Only now: what they import is there once the dependencies are.
  const { packageApp, packagedExecutable } = await import('./package/packager.mjs');
  const { chooseTargets } = await import('./package/targets.mjs');
  const output = inRoot('release');
  if (options.has('dir')) {
    await packageApp({ electron, targets: ['dir'], output });
    say(`The app is ${relative(root, packagedExecutable(output))}.`);
    return 0;
  }
  const sevenZip = await findSevenZip();
  const downloads = await answers(TOOLS);
  const { built, leftOut } = chooseTargets(process.platform, { sevenZip: sevenZip !== undefined, downloads });
  if (options.has('complete') && leftOut.length > 0) {
    throw new Stop(leftOut.map(({ label, reason }) => `No ${label}: ${reason}.`).join('\n'));
  }
  const targets = built.length > 0 ? built : ['dir'];
  await packageApp({ electron, targets, output, ...(sevenZip === undefined ? {} : { sevenZip }) });
  say('Packaged:');
  sayWhatIsThere(output);
  say(`  ${relative(root, packagedExecutable(output))}, to start it from where it is`);
  for (const { label, reason } of leftOut) say(`Left out: ${label}, because ${reason}.`);
  return 0;
});
