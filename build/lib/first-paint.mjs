import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What may be loaded before the first screen stands, in kilobytes of gzip. */
export const firstPaintBudgetKb = 350;

/** @typedef {{ file: string, bytes: number, gzipBytes: number }} Loaded a file by its path in the built renderer */

/**
 * What the built page loads before it shows anything: itself, the scripts and styles that it names, and all that those
 * scripts import at once. What a script imports when it is needed does not count.
 * @param {string} folder the built renderer
 * @returns {Loaded[]}
 * @throws the file system's error when there is no build, or a file of it is missing
 */
export function firstPaintFiles(folder) {
  /** @type {Map<string, Loaded>} */
  const found = new Map();
  /** @param {string} file */
  const visit = (file) => {
    if (found.has(file)) return;
    const content = readFileSync(join(folder, file));
    found.set(file, { file, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length });
    for (const named of namesIn(file, content.toString())) visit(normalize(join(dirname(file), named)));
  };
  visit('index.html');
  return [...found.values()];
}

/**
 * What those scripts were made of, as the maps beside them say.
 * @param {string} folder the built renderer
 * @param {readonly Loaded[]} files
 * @returns {string[]} paths of sources from the project's folder, in no order
 * @throws the file system's error when a script has no map
 */
export function firstPaintSources(folder, files) {
  const scripts = files.map(({ file }) => file).filter((file) => file.endsWith('.js'));
  return scripts.flatMap((script) => {
    /** @type {unknown} */
    const map = JSON.parse(readFileSync(join(folder, `${script}.map`), 'utf8'));
    /** @type {unknown} */
    const sources = typeof map === 'object' && map !== null ? Reflect.get(map, 'sources') : null;
    if (!Array.isArray(sources)) throw new Error(`no sources in the map of ${script}`);
    return sources.map((source) => String(source).replace(/^(?:\.\.\/)+/, ''));
  });
}

/**
 * @param {readonly Loaded[]} files
 * @returns {number} in kilobytes of 1024 bytes
 */
export function gzipKb(files) {
  return files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1024;
}

/**
 * The files that a page or a script names for being loaded with it.
 * @param {string} file
 * @param {string} content
 * @returns {string[]} relative to the file
 */
function namesIn(file, content) {
  const pattern = file.endsWith('.html')
    ? /<(?:script|link)\b[^>]*?\b(?:src|href)="(\.[^"]+)"/g
    : file.endsWith('.js')
      ? /\b(?:import|from)\s*["'](\.[^"']+\.(?:js|css))["']/g
      : /@import\s*(?:url\()?["']?(\.[^"')]+)/g;
  return [...content.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
