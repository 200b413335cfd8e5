// npm run bench -- NAME [--json FILE]: measures one thing and prints a table.
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildProject } from './lib/build-project.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { checkNode } from './lib/node-version.mjs';
import { parseOptions } from './lib/options.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { Stop, main } from './lib/stop.mjs';
import { prepareTestSetting } from './lib/test-setting.mjs';
import { toolScript } from './lib/tool.mjs';

const FOLDER = 'tests/bench';
const ENDING = '.bench.ts';

/** @returns {string[]} */
function benchNames() {
  const folder = inRoot(FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length));
}

await main(async () => {
  const [name = '', ...rest] = process.argv.slice(2);
  const options = parseOptions(rest, [{ name: 'json', value: 'FILE', help: 'also write the results there' }]);
  if (!benchNames().includes(name)) {
    const asked = name === '' ? 'Which bench?' : `There is no bench "${name}".`;
    throw new Stop(`${asked} There are: ${benchNames().join(', ') || 'none yet'}.`, 2);
  }
  checkNode();
  await installDependencies();
  await buildProject();
  const lacks = await prepareTestSetting();
  if (lacks !== undefined) throw new Stop(`The bench cannot run: ${lacks}.`);
  const json = options.get('json');
  const env = { ...process.env };
  // npm runs this in the project's folder, whatever folder the person is in.
  if (typeof json === 'string') env['BENCH_JSON'] = resolve(process.env['INIT_CWD'] ?? '.', json);
  return run(
    process.execPath,
    [
      toolScript('@playwright/test'),
      'test',
      '--config=tests/playwright.config.ts',
      '--project=bench',
      '--reporter=list',
      `--output=${inRoot('test-results', 'bench')}`,
      `${FOLDER}/${name}${ENDING}`,
    ],
    { cwd: root, env },
  );
});
