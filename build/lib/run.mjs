import { spawn } from 'node:child_process';
import { Stop, signalCode } from './stop.mjs';

/** @import { ChildProcess, SpawnOptions } from 'node:child_process' */

/** @type {Set<ChildProcess>} */
const running = new Set();

/** @type {NodeJS.Signals | undefined} */
let interruption;

/** @param {NodeJS.Signals} signal */
function onSignal(signal) {
  interruption = signal;
  if (running.size === 0) process.exit(signalCode(signal));
  // A terminal gives Ctrl-C to the whole process group: forwarding it would deliver it twice, and the
  // second one makes Playwright and npm give up without cleaning.
  if (signal === 'SIGINT' && process.stdin.isTTY) return;
  for (const child of running) child.kill(signal);
}

/**
 * Under `npm start` a shell stands between npm and this process, and a signal that npm passes on ends only
 * that shell. Being handed to another parent is the sign of it.
 */
function watchParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !interruption) onSignal('SIGTERM');
  }, 500).unref();
}

let listening = false;

/**
 * Ends the process in order on SIGINT, SIGTERM and SIGHUP: `exit` listeners run, and children started by
 * `start` get the signal first.
 */
export function handleSignals() {
  if (listening) return;
  listening = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, onSignal);
  if (process.platform !== 'win32' && process.env['npm_lifecycle_event']) watchParent();
}

/**
 * Starts a child that gets the signals this process gets.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function start(command, args, options = {}) {
  handleSignals();
  const child = spawn(command, args, options);
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Waits for a child to end.
 * @param {ChildProcess} child
 * @returns {Promise<number>} its exit code, or 128 and the number of the signal that ended it
 * @throws {Stop} when this process was asked to end meanwhile
 * @throws {Error} when the child cannot be started
 */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (interruption) reject(new Stop('', signalCode(interruption)));
      else resolve(signal ? signalCode(signal) : (code ?? 1));
    });
  });
}

/**
 * Runs a child with this process's own input and output.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<number>} as `ended`
 * @throws as `ended`
 */
export function run(command, args, options = {}) {
  return ended(start(command, args, { stdio: 'inherit', ...options }));
}

/**
 * Runs a child quietly and keeps what it writes.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} standard output and error, in the order written;
 *   code 127 when there is no such command
 * @throws {Stop} when this process was asked to end meanwhile
 */
export async function capture(command, args, options = {}) {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  try {
    return { code: await ended(child), output };
  } catch (error) {
    if (error instanceof Stop) throw error;
    return { code: 127, output: String(error) };
  }
}
