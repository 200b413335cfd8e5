// node run-electron-builder.mjs ORDER: packages the built project for this system, as the order (JSON) says.
import { Arch, Platform, build } from 'electron-builder';
import { packageConfig } from './config.mjs';

/** @typedef {{ targets: string[], output: string, electronDist?: string, electronVersion?: string }} Order */

const { targets, output, ...runtime } = /** @type {Order} */ (JSON.parse(process.argv[2] ?? ''));
const config = packageConfig();
// The app for people runs on both of Apple's processors; one to look at needs only this one.
const arch =
  process.platform === 'darwin' && !targets.includes('dir')
    ? Arch.universal
    : Arch[/** @type {'x64'} */ (process.arch)];
await build({
  targets: Platform.current().createTarget(targets, arch),
  config: { ...config, ...runtime, directories: { ...config.directories, output } },
  publish: 'never',
});
