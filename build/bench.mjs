// npm run bench -- NAME [--json FILE]: measures one thing and prints a table.
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseOptions } from './lib/options.mjs';
import { preparePackagedApp } from './lib/packaged-app.mjs';
import { inRoot } from './lib/paths.mjs';
import { prepareWindows, runPlaywright } from './lib/playwright.mjs';
import { Stop, main } from './lib/stop.mjs';

const FOLDER = 'tests/bench';
const ENDING = '.bench.ts';
const OF_THE_PACKAGE = ['size', 'start'];

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
  await prepareWindows();
  if (OF_THE_PACKAGE.includes(name)) {
    process.env['MADANG_PACKAGED'] = await preparePackagedApp(process.env['MADANG_ELECTRON'] ?? '');
  }
  const json = options.get('json');
  // npm runs this in the project's folder, whatever folder the person is in.
  const folder = process.env['INIT_CWD'] ?? '.';
  return runPlaywright('bench', {
    files: [`${FOLDER}/${name}${ENDING}`],
    env: typeof json === 'string' ? { BENCH_JSON: resolve(folder, json) } : {},
  });
});
