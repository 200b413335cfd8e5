import { buildProject } from './build-project.mjs';
import { installDependencies } from './dependencies.mjs';
import { checkNode } from './node-version.mjs';
import { inRoot, root } from './paths.mjs';
import { run } from './run.mjs';
import { Stop } from './stop.mjs';
import { prepareTestSetting } from './test-setting.mjs';
import { toolScript } from './tool.mjs';

/**
 * Runs files of a Playwright project on what is prepared already.
 * @param {string} project
 * @param {{ reporter?: string, files?: string[], args?: string[], env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} Playwright's exit code
 */
export function runPlaywright(project, { reporter = 'list', files = [], args = [], env = {} } = {}) {
  return run(
    process.execPath,
    [
      toolScript('@playwright/test'),
      'test',
      '--config=tests/playwright.config.ts',
      `--project=${project}`,
      `--reporter=${reporter}`,
      // Playwright empties this folder first: one each keeps the traces of the other tiers.
      `--output=${inRoot('test-results', project)}`,
      ...args,
      ...files,
    ],
    { cwd: root, env: { ...process.env, ...env } },
  );
}

/**
 * Prepares everything that driving the app needs.
 * @throws {Stop} when there can be no window here
 */
export async function prepareWindows() {
  checkNode();
  await installDependencies();
  await buildProject();
  const lacks = await prepareTestSetting();
  if (lacks !== undefined) throw new Stop(`This cannot run: ${lacks}.`);
}
