import { connect } from 'node:net';
import { ended, start } from './run.mjs';
import { folderSize, megabytes, showProgress } from './step.mjs';

const REACH_MS = 3_000;
const STALL_MS = 30_000;
const LOOK_MS = 1_000;

/**
 * Whether something answers at a server within 3 s. A network that drops packets would otherwise cost
 * minutes of waiting before a download fails.
 * @param {URL} url host and port are what is tried
 * @returns {Promise<boolean>}
 */
export function answers(url) {
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port, timeout: REACH_MS });
    // A slow name lookup does not count as socket activity, so the timer is our own.
    const timer = setTimeout(() => settle(false), REACH_MS);
    /** @param {boolean} reached */
    function settle(reached) {
      clearTimeout(timer);
      socket.destroy();
      resolve(reached);
    }
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/**
 * @typedef {object} Download
 * @property {string} title what the progress line says
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {boolean} shell
 * @property {NodeJS.ProcessEnv} env
 * @property {string[]} folders where the bytes arrive
 * @property {number} [expected] bytes in all, where known
 * @property {number} [stallMs] how long nothing may arrive; 30 s unless told
 */

/**
 * Runs a child that downloads, showing how much has arrived. A slow download goes on for as long as it
 * gets on; one where nothing arrives for 30 s is ended.
 * @param {Download} download
 * @returns {Promise<{ code: number, output: string, stalled: boolean }>}
 * @throws {import('./stop.mjs').Stop} when this process was asked to end meanwhile
 */
export async function watchDownload(download) {
  const { title, command, args, cwd, shell, env, folders, expected, stallMs = STALL_MS } = download;
  const child = start(command, args, { cwd, shell, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  let bytes = 0;
  let changed = Date.now();
  let stalled = false;
  const watch = setInterval(() => {
    void Promise.all(folders.map(folderSize)).then((sizes) => {
      const now = sizes.reduce((sum, size) => sum + size, 0);
      if (now !== bytes) changed = Date.now();
      else if (Date.now() - changed > stallMs) stalled = child.kill();
      bytes = now;
    });
  }, LOOK_MS);
  const total = expected === undefined ? '' : ` of ${megabytes(expected)}`;
  const stopShowing = showProgress(title, () => `, ${megabytes(Math.min(bytes, expected ?? bytes))}${total}`);
  try {
    return { code: await ended(child), output, stalled };
  } finally {
    clearInterval(watch);
    stopShowing();
  }
}
