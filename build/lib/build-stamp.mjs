import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'signaling',
  'build/build.mjs',
  'build/package',
  'build/vite',
  'package.json',
  'package-lock.json',
];
// paraglide is compiled into the source tree by the build itself.
const NOT_SOURCES = /^(\.|paraglide$|node_modules$)|\.test\.ts$|\.md$/;

/**
 * Every file below a path, sorted, so that a hash over them is the same on every machine.
 * @param {string} path
 * @returns {string[]} absolute paths; none when the path does not exist
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => !NOT_SOURCES.test(name))
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * A hash over names and contents of all that the build reads. Contents rather than times: a fresh
 * checkout or a changed branch gives every file a new time.
 * @param {string} [project]
 * @returns {string} hexadecimal
 */
export function sourceHash(project = root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(join(project, source))) {
      hash.update(file.slice(project.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** @param {string} project */
const stampFile = (project) => join(project, 'dist', '.stamp');

/**
 * Whether dist/ was built from these sources.
 * @param {string} hash from `sourceHash`
 * @param {string} [project]
 * @returns {boolean}
 */
export function isBuilt(hash, project = root) {
  const stamp = stampFile(project);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/**
 * Forgets what dist/ was built from: call before building, so that a failed build is not taken for one.
 * @param {string} [project]
 */
export function forgetBuild(project = root) {
  rmSync(stampFile(project), { force: true });
}

/**
 * Remembers what dist/ was built from.
 * @param {string} hash from `sourceHash`, taken before the build read the sources
 * @param {string} [project]
 */
export function rememberBuild(hash, project = root) {
  mkdirSync(join(project, 'dist'), { recursive: true });
  writeFileSync(stampFile(project), hash);
}
