import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute, without a trailing separator. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * A path inside the project.
 * @param {...string} parts
 * @returns {string} absolute path
 */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/**
 * The person's cache folder for things that are costly to fetch and safe to delete.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} absolute path; it may not exist yet
 */
export function cacheFolder(env = process.env) {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'madang');
}
