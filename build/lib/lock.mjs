import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './step.mjs';

const LOOK_MS = 500;
// A holder renews its lock every minute.
const RENEW_MS = 60_000;
const STALE_MS = 5 * RENEW_MS;

/**
 * Whether a process of this machine is running.
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Whether a lock's holder is gone, or has not renewed it, so that its process id is another's by now.
 * @param {string} file
 */
function isAbandoned(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const age = Date.now() - statSync(file).mtimeMs;
    // A file without an id yet has been made this instant.
    return age > STALE_MS || (pid > 0 && !isAlive(pid));
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether the lock is ours now
 */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (!isAbandoned(file)) return false;
    rmSync(file, { force: true });
    return take(file);
  }
}

/**
 * Does a piece of work that no other process on this machine does at the same time. A lock left behind by
 * a killed process is taken over; two processes may do that at the same instant, so the lock spares double
 * work, and the work itself must bear it.
 * @template T
 * @param {string} file the lock; its folder must exist
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work resolves to
 */
export async function withLock(file, work) {
  let told = false;
  while (!take(file)) {
    if (!told) say('Waiting for another start that is preparing the same');
    told = true;
    await delay(LOOK_MS);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  const renewal = setInterval(() => utimesSync(file, new Date(), new Date()), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    process.off('exit', release);
    release();
  }
}
