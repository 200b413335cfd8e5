import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.mjs';

const ENTRY = 'electron/main/main.ts';

/**
 * @typedef {object} Chunk as Vite's manifest describes one
 * @property {string} file
 * @property {string[]} [imports] keys of other chunks
 * @property {string[]} [dynamicImports] likewise
 */

/**
 * The files that the main process loads, sooner or later. Its chunks lie in one folder with those of the
 * command line, some of which (what several nodes need) are large and never loaded by the app.
 * @param {Record<string, Chunk>} manifest of the Node bundles
 * @returns {string[]} inside dist/, sorted
 * @throws {Error} when the manifest lacks a chunk that it names
 */
export function mainFiles(manifest) {
  /** @type {Set<string>} */
  const files = new Set();
  const waiting = [ENTRY];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the manifest of the build has no ${key}`);
    if (files.has(chunk.file)) continue;
    files.add(chunk.file);
    waiting.push(...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []));
  }
  return [...files].sort();
}

/**
 * What goes into the app's archive, as electron-builder's patterns: the built app, and nothing to debug it
 * with. Everything from npm is bundled into it, so there is no node_modules.
 * @returns {string[]}
 * @throws {Error} when the project is not built
 */
export function packagedFiles() {
  const manifest = /** @type {Record<string, Chunk>} */ (
    JSON.parse(readFileSync(inRoot('dist', 'manifest.json'), 'utf8'))
  );
  return [
    'package.json',
    ...mainFiles(manifest).map((file) => `dist/${file}`),
    'dist/preload/preload.cjs',
    'dist/renderer/**/*',
    '!**/*.map',
  ];
}
