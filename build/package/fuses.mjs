import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** @typedef {keyof typeof FuseV1Options} FuseName */

/**
 * What the packaged app's Electron may do, each switch by its name: one that a newer @electron/fuses knows and
 * that is not here is a type error, and one that a newer Electron has beyond these stops the packaging.
 * @type {Readonly<Record<FuseName, boolean>>}
 */
export const FUSES = {
  // Neither the environment nor the command line makes a Node of the app, or opens it to a debugger.
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableCookieEncryption: true,
  // Only the app that was packaged is loaded, and only unchanged (checked on macOS and Windows).
  OnlyLoadAppFromAsar: true,
  EnableEmbeddedAsarIntegrityValidation: true,
  // There is no snapshot of our own, and no page on file://.
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  // Bounds of WebAssembly memory checked by the processor, which the blur's speed depends on.
  WasmTrapHandlers: true,
};

/** @returns {FuseName[]} in the order of the wire */
function fuseNames() {
  return /** @type {FuseName[]} */ (Object.keys(FUSES)).sort((a, b) => FuseV1Options[a] - FuseV1Options[b]);
}

/**
 * Reads the fuses of an Electron.
 * @param {string} executable on macOS, the one inside the .app
 * @returns {Promise<{ name: string, on: boolean }[]>} those that this Electron has, in the wire's order; one
 *   that is not known here is named by its number
 * @throws {Error} when there is no fuse wire in the file
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(wire)
    .filter(([key]) => key !== 'version')
    .map(([key, state]) => ({ name: FuseV1Options[Number(key)] ?? key, on: state === FuseState.ENABLE }));
}

/**
 * Sets every fuse of the app. An older Electron has fewer.
 * @param {string} executable on macOS, the one inside the .app
 * @returns {Promise<void>}
 * @throws {Error} when this Electron has a fuse that is not named here
 */
export async function setFuses(executable) {
  const { length } = await readFuses(executable);
  const settings = fuseNames()
    .slice(0, length)
    .map((name) => [FuseV1Options[name], FUSES[name]]);
  await flipFuses(executable, {
    .../** @type {Record<FuseV1Options, boolean>} */ (Object.fromEntries(settings)),
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
  });
}
