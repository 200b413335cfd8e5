import { spawn } from 'node:child_process';
import { handleSignals } from './run.mjs';
import { findProgram } from './test-tools.mjs';
import { Stop } from './stop.mjs';

const SCREEN = '1920x1080x24';

/**
 * Whether windows can be shown here.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {boolean} always true outside Linux
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** @returns {boolean} whether a virtual display can be had */
export function canStartDisplay() {
  return findProgram(['Xvfb']) !== undefined;
}

/**
 * Starts a virtual display on a number that is free, and names it in this process's environment. It ends
 * with this process.
 * @returns {Promise<() => void>} ends it earlier
 * @throws {Stop} when it does not come up
 */
export async function startDisplay() {
  const program = findProgram(['Xvfb']);
  if (!program) throw new Stop('There is no display, and no Xvfb to make one (package xvfb).');
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  handleSignals();
  // In a process group of its own, and not among the children that get this process's signals: what runs
  // on the display needs it for ending well.
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const close = () => void child.kill();
  process.once('exit', close);
  const number = await new Promise((resolve, reject) => {
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text));
    child.stdio[3]?.once('data', (/** @type {Buffer} */ data) => resolve(String(data).trim()));
    child.once('error', reject);
    child.once('exit', () => reject(new Stop(`The virtual display did not start: ${errors.trim()}`)));
  });
  process.env['DISPLAY'] = `:${String(number)}`;
  return () => {
    process.off('exit', close);
    close();
  };
}
