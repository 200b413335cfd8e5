import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, watchDownload } from './download.mjs';
import { inRoot, root } from './paths.mjs';
import { say } from './step.mjs';

const FOLDER = inRoot('node_modules', 'electron');
const RELEASES = 'https://github.com/electron/electron/releases/download/';

/** @returns {string} the version of the declared dependency */
function wantedVersion() {
  const about = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'))
  );
  return about.version;
}

/**
 * The official binary that the electron package has already fetched.
 * @param {string} [folder] of the electron package
 * @returns {string | undefined} the executable; none when it is missing or of another version
 */
export function officialExecutable(folder = FOLDER) {
  try {
    const version = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const about = /** @type {{ version: string }} */ (
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    );
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return version === about.version && existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where the electron package will connect to: the proxy where one is set, else the mirror or the releases.
 * @param {NodeJS.ProcessEnv} env
 * @returns {URL}
 */
export function downloadServer(env) {
  const proxy = env['HTTPS_PROXY'] || env['https_proxy'];
  const mirror =
    env['npm_config_electron_mirror'] || env['NPM_CONFIG_ELECTRON_MIRROR'] || env['ELECTRON_MIRROR'];
  return new URL(proxy || mirror || RELEASES);
}

/** @param {NodeJS.ProcessEnv} env */
function downloadCache(env) {
  if (env['electron_config_cache']) return env['electron_config_cache'];
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  if (process.platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'electron', 'Cache');
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'electron');
}

/**
 * Whether the electron package has the archive from an earlier time, and so needs no network.
 * @param {string} cache folder
 * @param {string} version
 */
function isDownloaded(cache, version) {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  if (!existsSync(cache)) return false;
  return readdirSync(cache).some((entry) => existsSync(join(cache, entry, name)));
}

/**
 * Lets the electron package fetch its binary. Says why when that does not work out.
 * @returns {Promise<string | undefined>} the executable
 */
export async function downloadOfficial() {
  const { env } = process;
  const version = wantedVersion();
  const server = downloadServer(env);
  if (!isDownloaded(downloadCache(env), version) && !(await answers(server))) {
    say(`The official Electron ${version} cannot be fetched: ${server.host} does not answer.`);
    return undefined;
  }
  say(`Fetching the official Electron ${version} (about 120 MB)`);
  // A temporary folder of its own shows how much has arrived.
  const temporary = mkdtempSync(join(tmpdir(), 'madang-electron-'));
  try {
    const proxied = env['HTTPS_PROXY'] || env['https_proxy'] ? { ELECTRON_GET_USE_PROXY: 'true' } : {};
    const { code, output, stalled } = await watchDownload({
      title: 'Electron',
      command: process.execPath,
      args: [join(FOLDER, 'install.js')],
      cwd: root,
      shell: false,
      env: { ...env, ...proxied, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
      folders: [temporary, join(FOLDER, 'dist')],
    });
    if (code === 0) return officialExecutable();
    const reason = stalled ? 'nothing arrived for 30 s' : (output.trim().split('\n')[0] ?? 'unknown reason');
    say(`The official Electron ${version} could not be fetched: ${reason}`);
    return undefined;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
