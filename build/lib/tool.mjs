import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

/**
 * The script behind an installed package's command, to run with Node: that works the same on Windows and
 * spares npx's start.
 * @param {string} packageName
 * @returns {string} absolute path
 * @throws {Error} when the package is not installed or has no command
 */
export function toolScript(packageName) {
  const folder = inRoot('node_modules', packageName);
  const { bin } = /** @type {{ bin?: string | Record<string, string> }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const script = typeof bin === 'string' ? bin : Object.values(bin ?? {})[0];
  if (!script) throw new Error(`${packageName} has no command`);
  return join(folder, script);
}
