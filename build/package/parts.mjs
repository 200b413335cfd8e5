// The parts list of a package (software bill of materials, CycloneDX): what npm says of everything that is installed to
// build the app, less what is not in it, and the runtime that it comes with.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../lib/npm.mjs';
import { inRoot, root } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { Stop } from '../lib/stop.mjs';

/**
 * @typedef {{ 'bom-ref': string, name: string, version: string, [field: string]: unknown }} Part
 * @typedef {{ ref: string, dependsOn?: string[] }} Dependency
 * @typedef {object} PartsList as `npm sbom --sbom-format=cyclonedx` prints it
 * @property {{ component: Part, [field: string]: unknown }} metadata
 * @property {Part[]} components
 * @property {Dependency[]} dependencies
 * @typedef {{ electron: string, chrome: string, node: string, v8: string }} Versions of a runtime
 */

/**
 * The runtime as a part. Those who look for known holes know Electron by its package, and the others by their CPE.
 * @param {Versions} versions
 * @returns {Part}
 */
function runtimePart({ electron, chrome, node, v8 }) {
  /**
   * @param {string} name
   * @param {string} version
   * @param {string} maker and product, as CPE names them
   */
  const inside = (name, version, maker) => ({
    ...{ type: 'library', 'bom-ref': `electron/${name}@${version}`, name, version },
    cpe: `cpe:2.3:a:${maker}:${version.replace(/-.*/, '')}:*:*:*:*:*:*:*`,
  });
  return {
    ...{ type: 'framework', 'bom-ref': `electron@${electron}`, name: 'electron', version: electron },
    ...{ scope: 'required', purl: `pkg:npm/electron@${electron}`, licenses: [{ license: { id: 'MIT' } }] },
    components: [
      inside('chromium', chrome, 'google:chrome'),
      inside('node', node, 'nodejs:node.js'),
      inside('v8', v8, 'google:v8'),
    ],
  };
}

/**
 * To npm all of the app is for development, as all of it is bundled.
 * @param {Part} part
 * @returns {Part}
 */
function withoutProperties(part) {
  const { 'bom-ref': ref, name, version, ...fields } = part;
  const kept = Object.entries(fields).filter(([field]) => field !== 'properties');
  return { 'bom-ref': ref, name, version, ...Object.fromEntries(kept) };
}

/**
 * Makes the list.
 * @param {PartsList} installed what npm says of the lockfile
 * @param {readonly { name: string, version: string }[]} bundled what the bundles are made of
 * @param {Versions} versions of the packaged runtime
 * @returns {PartsList}
 * @throws {Error} when the bundles are made of something that is not in the lockfile
 */
export function partsList(installed, bundled, versions) {
  const byRef = new Map(installed.components.map((part) => [part['bom-ref'], part]));
  const libraries = bundled.map(({ name, version }) => {
    const part = byRef.get(`${name}@${version}`);
    if (part === undefined) throw new Error(`${name} ${version} is in the app, and not in the lockfile`);
    return { ...withoutProperties(part), scope: 'required' };
  });
  const runtime = runtimePart(versions);
  const parts = [...libraries, runtime];
  // npm calls the app by the folder that it lies in.
  const app = { ...withoutProperties(installed.metadata.component), name: 'madang' };
  const dependencies = dependenciesAmong(installed.dependencies, app['bom-ref'], parts);
  const metadata = { ...installed.metadata, lifecycles: [{ phase: 'build' }], component: app };
  return { ...installed, metadata, components: parts, dependencies };
}

/**
 * @param {readonly Dependency[]} all
 * @param {string} app
 * @param {readonly Part[]} parts
 * @returns {Dependency[]} of the app and its parts on each other
 */
function dependenciesAmong(all, app, parts) {
  const refs = new Set(parts.map((part) => part['bom-ref']));
  const known = new Map(all.map(({ ref, dependsOn }) => [ref, dependsOn ?? []]));
  return [app, ...refs].map((ref) => {
    const runtime = ref === app ? parts.filter(({ name }) => name === 'electron') : [];
    const on = [...(known.get(ref) ?? []), ...runtime.map((part) => part['bom-ref'])];
    // Of Electron's package, the app has the runtime only.
    return {
      ref,
      dependsOn: ref.startsWith('electron@') ? [] : [...new Set(on.filter((one) => refs.has(one)))],
    };
  });
}

/**
 * Writes the parts list of the built project.
 * @param {string} folder
 * @param {Versions} versions of the packaged runtime
 * @returns {Promise<void>}
 * @throws {Stop} when npm cannot say what is installed
 */
export async function writePartsList(folder, versions) {
  const words = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const { command, args, shell } = npmCommand(words);
  const { code, output } = await capture(command, args, { cwd: root, shell });
  if (code !== 0) throw new Stop(`npm sbom failed:\n${output.trim()}`);
  const installed = /** @type {PartsList} */ (JSON.parse(output));
  const bundled = /** @type {{ name: string, version: string }[]} */ (
    JSON.parse(readFileSync(inRoot('dist', 'renderer', 'licences.json'), 'utf8'))
  );
  const list = partsList(installed, bundled, versions);
  const { platform, arch } = process;
  // Windows and macOS: one for both kinds of processor, as what is in the packages is the same.
  const system = platform === 'linux' ? `linux-${arch}` : platform === 'darwin' ? 'mac' : 'win';
  const name = `Madang-${list.metadata.component.version}-${system}.cdx.json`;
  writeFileSync(join(folder, name), `${JSON.stringify(list, null, 2)}\n`);
}
