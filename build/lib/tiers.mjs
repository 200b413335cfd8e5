import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runChecks } from './checks.mjs';
import { preparePackagedApp } from './packaged-app.mjs';
import { inRoot, root } from './paths.mjs';
import { runPlaywright } from './playwright.mjs';
import { countReport } from './reports.mjs';
import { run } from './run.mjs';
import { findChromium, whyNoNamespaces } from './test-tools.mjs';
import { toolScript } from './tool.mjs';

/** @import { Counts } from './reports.mjs' */

/**
 * @typedef {object} Tier
 * @property {string} name
 * @property {boolean} needsBuild
 * @property {boolean} needsElectron also a display
 * @property {() => Promise<Counts>} run
 * @property {() => Promise<string | undefined>} whySkip what it lacks here, in words
 */

const nothingLacks = () => Promise.resolve(undefined);

/** @param {string} name of a tier */
function newReport(name) {
  const folder = inRoot('test-results', 'reports');
  mkdirSync(folder, { recursive: true });
  const file = inRoot('test-results', 'reports', `${name}.json`);
  // One of an earlier run must not be counted when this run crashes.
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readReport(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @returns {Promise<Counts>} */
async function runUnit() {
  const report = newReport('unit');
  const code = await run(
    process.execPath,
    [
      toolScript('vitest'),
      'run',
      '--config=build/vite/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root },
  );
  return countReport(readReport(report), 'vitest', code);
}

/**
 * @param {string} name of the Playwright project
 * @returns {Promise<Counts>}
 */
async function runWindows(name) {
  const report = newReport(name);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runPlaywright(name, { reporter: 'list,json', env });
  return countReport(readReport(report), 'playwright', code);
}

/**
 * @param {string} name
 * @param {() => Promise<string | undefined>} whySkip
 * @returns {Tier}
 */
function windowTier(name, whySkip) {
  return { name, needsBuild: true, needsElectron: true, whySkip, run: () => runWindows(name) };
}

/** @type {readonly Tier[]} */
export const TIERS = [
  {
    name: 'check',
    needsBuild: false,
    needsElectron: false,
    whySkip: nothingLacks,
    run: async () => ({ ...(await runChecks()), skipped: [] }),
  },
  { name: 'unit', needsBuild: true, needsElectron: false, whySkip: nothingLacks, run: runUnit },
  windowTier('engine', nothingLacks),
  windowTier('e2e', nothingLacks),
  windowTier('lab', whyNoNamespaces),
  windowTier('guest', () =>
    Promise.resolve(findChromium() ? undefined : 'there is no Chromium (package chromium)'),
  ),
  {
    ...windowTier('packaged', nothingLacks),
    run: async () => {
      process.env['MADANG_PACKAGED'] = await preparePackagedApp(process.env['MADANG_ELECTRON'] ?? '');
      return runWindows('packaged');
    },
  },
];
