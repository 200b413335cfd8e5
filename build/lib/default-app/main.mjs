// What `electron [-r MODULE] PATH` runs: the registry-packaged runtime carries no default app, so this stands in for
// Electron's own. Awaiting the app keeps `ready` from being emitted before the app's first code has run,
// which registering schemes as privileged depends on.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { app, dialog } from 'electron';

Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });

/**
 * Electron's own default app names the app it loads by these two, which the typings leave out.
 * @typedef {{ setVersion(version: string): void, setAppPath(path: string): void }} Naming
 */
const naming = /** @type {Electron.App & Naming} */ (app);

const { values, positionals } = parseArgs({
  args: process.argv.slice(1),
  options: { require: { type: 'string', short: 'r', multiple: true } },
  // Chromium's switches and the app's own options stand among them.
  strict: false,
});
const [given = '.'] = positionals;

/**
 * Takes on the name and version of the app in a folder.
 * @param {string} folder
 * @returns {string} its entry file
 */
function adopt(folder) {
  const about = /** @type {{ name?: string, productName?: string, version?: string, main?: string }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  naming.setName(about.productName ?? about.name ?? 'Electron');
  naming.setVersion(about.version ?? '0.0.0');
  naming.setAppPath(folder);
  return join(folder, about.main ?? 'index.js');
}

try {
  const require = createRequire(import.meta.url);
  // As Electron's own does: modules to load before the app.
  for (const each of values.require ?? []) if (typeof each === 'string') require(resolve(each));
  const path = resolve(given);
  await import(pathToFileURL(statSync(path).isDirectory() ? adopt(path) : path).href);
} catch (error) {
  console.error(error);
  dialog.showErrorBox('Electron', `The app at ${given} could not be started.`);
  app.exit(1);
}
