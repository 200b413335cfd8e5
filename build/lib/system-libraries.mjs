import { existsSync } from 'node:fs';
import { aptInstall, hasApt, installCommand, isRoot } from './apt.mjs';
import { capture } from './run.mjs';
import { Stop } from './stop.mjs';

// These pull in all else that Electron links to.
const DEBIAN_PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const OTHER_COMMANDS = [
  ['/usr/bin/dnf', 'sudo dnf install gtk3 nss alsa-lib mesa-libgbm'],
  ['/usr/bin/pacman', 'sudo pacman -S gtk3 nss alsa-lib mesa'],
  ['/usr/bin/zypper', 'sudo zypper install gtk3 mozilla-nss libasound2 libgbm1'],
];

/**
 * The libraries that the loader does not find.
 * @param {string} output of `ldd`
 * @returns {string[]} their names, each once
 */
export function missingLibraries(output) {
  return [...new Set([...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name))];
}

/** @param {string} executable */
async function missingFor(executable) {
  const { code, output } = await capture('ldd', [executable]);
  // No ldd: the loader's own error has to do.
  return code === 127 ? [] : missingLibraries(output);
}

/**
 * What a person is told who has to install the libraries themselves.
 * @param {readonly string[]} missing
 * @param {string | undefined} command
 * @returns {string}
 */
export function missingMessage(missing, command) {
  const what = `Electron needs system libraries that are not installed: ${missing.join(', ')}.`;
  return command ? `${what}\nInstall them with:\n  ${command}` : `${what}\nInstall GTK 3, NSS, ALSA and GBM.`;
}

/**
 * Finds the system libraries that Electron lacks before its loader fails on them. Installs them as root on
 * a Debian-like system.
 * @param {string} executable
 * @throws {Stop} with the command to run, where they cannot be installed from here
 */
export async function ensureSystemLibraries(executable) {
  if (process.platform !== 'linux') return;
  const missing = await missingFor(executable);
  if (missing.length === 0) return;
  if (!hasApt()) {
    const [, command] = OTHER_COMMANDS.find(([manager]) => manager && existsSync(manager)) ?? [];
    throw new Stop(missingMessage(missing, command));
  }
  if (!isRoot()) throw new Stop(missingMessage(missing, await installCommand(DEBIAN_PACKAGES)));
  await aptInstall(DEBIAN_PACKAGES, 'that Electron needs');
  const still = await missingFor(executable);
  if (still.length > 0) throw new Stop(missingMessage(still, undefined));
}
