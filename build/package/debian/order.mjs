import { parseArgs } from 'node:util';

const text = /** @type {const} */ ({ type: 'string' });
const many = /** @type {const} */ ({ type: 'string', multiple: true });

// What electron-builder says to fpm of a Debian package. Anything else is an error, so that nothing of it is lost.
const OPTIONS = /** @type {const} */ ({
  'input-type': { ...text, short: 's' },
  'output-type': { ...text, short: 't' },
  force: { type: 'boolean' },
  depends: { ...many, short: 'd' },
  'deb-recommends': many,
  'deb-compression': text,
  'deb-priority': text,
  architecture: text,
  'after-install': text,
  'after-remove': text,
  description: text,
  version: text,
  package: text,
  name: text,
  maintainer: text,
  vendor: text,
  url: text,
  category: text,
  license: text,
});
const COMPRESSIONS = new Map([
  ['xz', 'xz'],
  ['gz', 'gzip'],
  ['zst', 'zstd'],
]);
const NEEDED = /** @type {const} */ ([
  'name',
  'version',
  'architecture',
  'maintainer',
  'description',
  'package',
  'url',
  'category',
]);

/** @typedef {{ from: string, to: string }} Placed a file or a folder, and where it goes in the system it is installed on */

/**
 * What a Debian package is to be.
 * @typedef {Record<typeof NEEDED[number], string> & {
 *   depends: string[], recommends: string[], priority: string, compression: string,
 *   scripts: { postinst?: string, postrm?: string }, placed: Placed[],
 * }} Order
 */

/**
 * Reads the arguments that electron-builder gives to fpm.
 * @param {string[]} args
 * @returns {Order}
 * @throws {Error} when there is one that is not known here, or one missing
 */
export function parseOrder(args) {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values['input-type'] !== 'dir' || values['output-type'] !== 'deb') {
    throw new Error('only Debian packages are made here, of folders');
  }
  const needed = NEEDED.map((name) => {
    const value = values[name];
    if (value === undefined || value === '') throw new Error(`--${name} is missing`);
    return [name, value];
  });
  const asked = values['deb-compression'] ?? 'xz';
  const compression = COMPRESSIONS.get(asked);
  if (compression === undefined) throw new Error(`--deb-compression ${asked} is not known here`);
  const { 'after-install': postinst, 'after-remove': postrm } = values;
  return {
    .../** @type {Record<typeof NEEDED[number], string>} */ (Object.fromEntries(needed)),
    depends: values.depends ?? [],
    recommends: values['deb-recommends'] ?? [],
    priority: values['deb-priority'] ?? 'optional',
    compression,
    scripts: { ...(postinst && { postinst }), ...(postrm && { postrm }) },
    placed: positionals.map(readPlaced),
  };
}

/**
 * @param {string} pair
 * @returns {Placed}
 */
function readPlaced(pair) {
  const [, from, to] = /^(.+)=(\/.+)$/.exec(pair) ?? [];
  if (from === undefined || to === undefined) throw new Error(`"${pair}" does not say what goes where`);
  return { from, to };
}
