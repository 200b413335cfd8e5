// npm run audit: what electronegativity, Doyensec's static checker of Electron apps, finds in the built app. Not a part of
// the tests, as it is fetched from the package registry; what it is known to find is judged here (docs/security.md).
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { buildProject } from './lib/build-project.mjs';
import { npmCommand } from './lib/npm.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { say } from './lib/step.mjs';
import { main } from './lib/stop.mjs';

const checker = '@doyensec/electronegativity@1.10.3';

/** @type {Record<string, string>} what it finds here, and why that is right */
const judged = {
  CSP_GLOBAL_CHECK: 'it looks for a meta element; the policy is a header of the scheme (app-protocol.ts)',
  PROTOCOL_HANDLER_JS_CHECK: 'madang: links are parsed, and lead to a question (deep-link.ts)',
  CERTIFICATE_VERIFY_PROC_JS_CHECK:
    'takes pinned certificates, and refuses all others that the engine does (trust.ts)',
  CERTIFICATE_ERROR_EVENT_JS_CHECK: 'the same, for what has no session',
  AUXCLICK_JS_CHECK: 'new windows are refused, by whatever click (navigation.ts)',
  PRELOAD_JS_CHECK: 'one function for each call of the contract, in a sandbox (preload.ts)',
  CUSTOM_ARGUMENTS_JS_CHECK: 'two features of WebRTC are turned off (webrtc.ts)',
};

await main(async () => {
  await buildProject();
  const work = mkdtempSync(join(tmpdir(), 'madang-audit-'));
  const found = join(work, 'found.csv');
  try {
    mkdirSync(join(work, 'app'));
    for (const file of ['main/main.js', 'preload/preload.cjs'])
      lower(inRoot('dist', file), join(work, 'app'));
    const { command, args, shell } = npmCommand([
      ...['exec', '--yes', `--package=${checker}`, '--'],
      ...['electronegativity', '-i', join(work, 'app'), '-o', found, '-e', electronVersion()],
    ]);
    const code = await run(command, args, { cwd: work, shell });
    return code === 0 ? report(readFileSync(found, 'utf8')) : code;
  } finally {
    rmSync(work, { recursive: true });
  }
});

/**
 * What is true by default depends on it.
 * @returns {string}
 */
function electronVersion() {
  /** @type {{ devDependencies: { electron: string } }} */
  const { devDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return devDependencies.electron.replace(/^\D+/, '');
}

/**
 * Writes a bundle in the JavaScript of 2018, which is what the checker can read: newer files it passes over silently.
 * @param {string} file
 * @param {string} folder
 */
function lower(file, folder) {
  const { ESNext } = ts.ModuleKind;
  const compilerOptions = { target: ts.ScriptTarget.ES2018, module: ESNext, allowJs: true };
  const name = file.split(/[/\\]/).at(-1)?.replace('.cjs', '.js') ?? 'bundle.js';
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { fileName: name, compilerOptions });
  writeFileSync(join(folder, name), outputText);
}

/**
 * Says what was found.
 * @param {string} csv
 * @returns {number} 1 when something is new, or when nothing was found, as with a file that could not be read
 */
function report(csv) {
  const ids = csv.split('\n').flatMap((line) => /^([A-Z_]+_CHECK),/.exec(line)?.[1] ?? []);
  for (const id of ids) say(`${id}: ${judged[id] ?? 'NEW'}`);
  const gone = Object.keys(judged).filter((id) => !ids.includes(id));
  for (const id of gone) say(`${id}: not found any more, or the bundle could not be read`);
  return gone.length > 0 || ids.some((id) => judged[id] === undefined) ? 1 : 0;
}
