import { isRoot } from './apt.mjs';
import { resolveElectron } from './electron-runtime.mjs';
import { root } from './paths.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Finds or fetches Electron and all that it needs to start.
 * @returns {Promise<string>} absolute path of the executable
 * @throws {import('./stop.mjs').Stop} with words for the person, when it cannot be had
 */
export async function prepareElectron() {
  const executable = await resolveElectron();
  await ensureSystemLibraries(executable);
  return executable;
}

/**
 * Electron's arguments for running this project's app.
 * @param {readonly string[]} options of the app
 * @param {readonly string[]} [switches] of Chromium
 * @returns {string[]}
 */
export function appArguments(options, switches = []) {
  // Chromium's sandbox refuses to run as root.
  const sandbox = process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : [];
  return [...sandbox, ...switches, root, ...options];
}

/**
 * The environment to run Electron in. Terminals inside Electron apps set a variable that would make it run
 * as plain Node.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(env = process.env) {
  const rest = { ...env };
  delete rest['ELECTRON_RUN_AS_NODE'];
  return rest;
}
