import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const DEFAULT_APP = fileURLToPath(new URL('./default-app/main.mjs', import.meta.url));
// What the package adds to a stock Electron: its own app, a snapshot for that app, and the updater's file.
const NOT_ELECTRON = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

/**
 * Unpacks a zip with the extractor that the electron package itself depends on: `unzip` may be missing.
 * @param {string} zip
 * @param {string} folder
 */
async function unzip(zip, folder) {
  const resolve = createRequire(createRequire(import.meta.url).resolve('electron/package.json')).resolve;
  const extractor = /** @type {{ extract(zip: string, options: { dir: string }): Promise<void> }} */ (
    await import(pathToFileURL(resolve('@electron-internal/extract-zip')).href)
  );
  await extractor.extract(zip, { dir: folder });
}

/**
 * Makes a plain Electron distribution of the archive.
 * @param {string} zip deleted when unpacked, to spare the disk
 * @param {string} folder new; the distribution is made inside it
 * @returns {Promise<string>} the distribution's folder
 * @throws {Error} when the archive is not as expected
 */
export async function makeDistribution(zip, folder) {
  await unzip(zip, folder);
  rmSync(zip);
  const made = join(folder, 'Cypress');
  for (const name of NOT_ELECTRON) rmSync(join(made, name), { recursive: true, force: true });
  const executable = join(made, 'electron');
  renameSync(join(made, 'Cypress'), executable);
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot that the package was fused for is gone.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await refreshDefaultApp(made);
  return made;
}

/**
 * Gives a distribution the app that makes `electron PATH` work, unless it has this very one.
 * @param {string} made the distribution's folder
 */
export async function refreshDefaultApp(made) {
  const hash = createHash('sha256').update(readFileSync(DEFAULT_APP)).digest('hex');
  const stamp = join(made, 'resources', 'default_app.sha256');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const { createPackage } = await import('@electron/asar');
  const work = mkdtempSync(join(made, 'resources', '.default-app-'));
  try {
    const source = join(work, 'app');
    cpSync(DEFAULT_APP, join(source, 'main.mjs'));
    writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }));
    await createPackage(source, join(work, 'app.asar'));
    renameSync(join(work, 'app.asar'), join(made, 'resources', 'default_app.asar'));
    writeFileSync(stamp, hash);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
