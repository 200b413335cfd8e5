// node run-electron-builder.mjs ORDER: packages the built project for this system, as the order (JSON) says.
import { Arch, Platform, build } from 'electron-builder';
import { packageConfig } from './config.mjs';
import { packagedFiles } from './contents.mjs';

/**
 * @typedef {object} Order
 * @property {string[]} targets
 * @property {string} output
 * @property {boolean} isForTests
 * @property {string} [electronDist]
 * @property {string} [electronVersion]
 */

const { targets, output, isForTests, ...runtime } = /** @type {Order} */ (JSON.parse(process.argv[2] ?? ''));
const config = packageConfig(packagedFiles());
/**
 * Windows and macOS run on two kinds of processor, and what people install has to suit theirs; an app to look
 * at is for this machine's.
 * @returns {Arch[]}
 */
function processors() {
  const isForPeople = !targets.includes('dir');
  if (isForPeople && process.platform === 'darwin') return [Arch.universal];
  if (isForPeople && process.platform === 'win32') return [Arch.x64, Arch.arm64];
  return [Arch[/** @type {'x64'} */ (process.arch)]];
}

await build({
  targets: Platform.current().createTarget(targets, ...processors()),
  config: {
    ...{ ...config, ...runtime },
    directories: { ...config.directories, output },
    ...(isForTests ? { deb: { ...config.deb, compression: 'gz' } } : {}),
  },
  publish: 'never',
});
