// npm run audit: whether the Electron still gets fixes, and what electronegativity, Doyensec's static checker of Electron
// apps, finds in the built app (docs/security.md). Not a part of `npm test`, as it asks the package registry and fetches the
// checker from there; the workflows run it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { buildProject } from './lib/build-project.mjs';
import { judgeElectron, judgeFindings } from './lib/audit-findings.mjs';
import { npmCommand } from './lib/npm.mjs';
import { inRoot } from './lib/paths.mjs';
import { capture, run } from './lib/run.mjs';
import { say } from './lib/step.mjs';
import { Stop, main } from './lib/stop.mjs';

const checker = '@doyensec/electronegativity@1.10.3';

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
    if (code !== 0) return code;
    const { lines, isFine } = judgeFindings(readFileSync(found, 'utf8'));
    const electron = judgeElectron(electronVersion(), await newestElectron());
    for (const line of [...lines, electron.line]) say(line);
    return isFine && electron.isFine ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true });
  }
});

/**
 * The version that is locked; what is true by default depends on it.
 * @returns {string}
 */
function electronVersion() {
  const lock = /** @type {{ packages: Record<string, { version: string }> }} */ (
    JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))
  );
  return lock.packages['node_modules/electron']?.version ?? '';
}

/** @returns {Promise<string>} what the package registry says */
async function newestElectron() {
  const { command, args, shell } = npmCommand(['view', 'electron', 'version']);
  const { code, output } = await capture(command, args, { shell });
  if (code !== 0) throw new Stop(`npm view electron failed:\n${output.trim()}`);
  return output.trim();
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
