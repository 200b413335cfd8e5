import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './npm.mjs';
import { root } from './paths.mjs';
import { capture } from './run.mjs';
import { folderSize, megabytes, say, showProgress } from './step.mjs';
import { Stop } from './stop.mjs';

/**
 * Where the installed lockfile's hash is kept: `npm ci` deletes it with the folder, so a half-finished
 * install is never taken for a whole one.
 * @param {string} project
 */
const stampFile = (project) => join(project, 'node_modules', '.madang-lock');

/** @param {string} project */
function lockHash(project) {
  return createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .digest('hex');
}

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 */

/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

/**
 * Whether npm's own record of what it installed agrees with the lockfile. So a person who has just run
 * `npm install` does not wait for a second install.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, { version, integrity, optional }]) => {
    const found = installed.packages[path];
    // The root is not recorded, and optional packages are left out on other platforms.
    if (!found) return path === '' || optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/**
 * Whether node_modules holds what the lockfile says.
 * @param {string} [project] folder of the lockfile
 * @returns {boolean} false also when nothing is installed
 */
export function areDependenciesInstalled(project = root) {
  /** @param {string[]} path */
  const read = (...path) => readFileSync(join(project, ...path), 'utf8');
  try {
    const stamp = stampFile(project);
    if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash(project);
    const wanted = /** @type {Lockfile} */ (JSON.parse(read('package-lock.json')));
    const installed = /** @type {Lockfile} */ (JSON.parse(read('node_modules', '.package-lock.json')));
    return isInstalled(wanted, installed);
  } catch {
    return false;
  }
}

/**
 * What a failed `npm ci` means, in a line.
 * @param {string} output all that npm wrote
 * @returns {string}
 */
export function explainNpmFailure(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH/.test(output)) {
    return 'The package registry could not be reached. Check the network and try again.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full.';
  if (/EACCES|EPERM/.test(output)) return 'npm may not write to this folder. Check who owns it.';
  if (/can only install packages when your package.json and package-lock.json/.test(output)) {
    return 'package.json and package-lock.json do not agree. Run "npm install" and try again.';
  }
  return 'npm could not install the dependencies.';
}

/**
 * @param {string[]} args of npm
 * @returns {Promise<{ code: number, output: string }>}
 */
function runNpm(args) {
  const folder = join(root, 'node_modules');
  const stopShowing = showProgress('npm', async () => `, ${megabytes(await folderSize(folder))}`);
  const npm = npmCommand([...args, '--no-audit', '--no-fund', '--loglevel=error']);
  return capture(npm.command, npm.args, { cwd: root, shell: npm.shell }).finally(stopShowing);
}

/**
 * Installs from the lockfile when node_modules is missing or stale; otherwise does nothing.
 * @throws {Stop} with npm's own words and what they mean, when npm fails
 */
export async function installDependencies() {
  if (areDependenciesInstalled()) return;
  const hash = lockHash(root);
  say('Installing dependencies from package-lock.json (about 600 MB on disk)');
  const { code, output } = await runNpm(['ci']);
  if (code !== 0) throw new Stop(`${withoutUsage(output)}\n${explainNpmFailure(output)}`);
  writeFileSync(stampFile(root), hash);
}

/**
 * npm's words without the hundred lines of its manual that follow a refused lockfile.
 * @param {string} output
 * @returns {string}
 */
function withoutUsage(output) {
  return output.replace(/\nnpm error\s*\nnpm error Clean install a project[\s\S]*/, '').trim();
}
