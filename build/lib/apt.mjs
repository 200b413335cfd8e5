import { existsSync } from 'node:fs';
import { capture, run } from './run.mjs';
import { say } from './step.mjs';
import { Stop } from './stop.mjs';

/** @returns {boolean} whether packages are installed with apt here */
export function hasApt() {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get');
}

/** @returns {boolean} whether this process may install packages */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * Which of some packages can be installed, read from `apt-cache policy`. A name that stands only for
 * others, such as libasound2 on Ubuntu 24.04, has no candidate.
 * @param {string} policy the command's output
 * @returns {Set<string>}
 */
export function installable(policy) {
  /** @type {Set<string>} */
  const names = new Set();
  let name = '';
  for (const line of policy.split('\n')) {
    const heading = /^(\S+):$/.exec(line)?.[1];
    if (heading) name = heading;
    else if (/^\s+Candidate: (?!\(none\))/.test(line)) names.add(name);
  }
  return names;
}

/**
 * The names that packages have on this release: those rebuilt for 64-bit time carry a suffix.
 * @param {readonly string[]} names
 * @param {Set<string>} available
 * @returns {string[]} the plain name where neither is known
 */
export function releaseNames(names, available) {
  return names.map((name) => (available.has(`${name}t64`) ? `${name}t64` : name));
}

/**
 * @param {readonly string[]} names
 * @returns {Promise<string[]>} as `releaseNames`, for this machine
 */
async function namesHere(names) {
  const asked = names.flatMap((name) => [name, `${name}t64`]);
  const { output } = await capture('apt-cache', ['policy', ...asked], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return releaseNames(names, installable(output));
}

/**
 * The command with which a person installs packages here.
 * @param {readonly string[]} names Debian names
 * @returns {Promise<string>}
 */
export async function installCommand(names) {
  return `sudo apt-get install -y --no-install-recommends ${(await namesHere(names)).join(' ')}`;
}

let updated = false;

/**
 * Installs Debian packages, as root.
 * @param {readonly string[]} names
 * @param {string} purpose what they are for, in words
 * @throws {Stop} when that fails
 */
export async function aptInstall(names, purpose) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A fresh container has no package lists at all, and old lists name files that are gone.
  if (!updated) {
    say('Updating the list of system packages (apt-get update)');
    const { code, output } = await capture('apt-get', ['update', '-q'], { env });
    if (code !== 0) throw new Stop(`apt-get update failed:\n${output.trim()}`);
    updated = true;
  }
  const here = await namesHere(names);
  say(`Installing system packages ${purpose}: ${here.join(' ')}`);
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...here];
  const code = await run('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0)
    throw new Stop(`The system packages could not be installed (apt-get exit code ${String(code)}).`);
}
