// npm run check: format, lint, types of every part, Svelte, unused code.
import { runChecks } from './lib/checks.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { checkNode } from './lib/node-version.mjs';
import { say } from './lib/step.mjs';
import { main } from './lib/stop.mjs';

await main(async () => {
  checkNode();
  await installDependencies();
  const { passed, failed } = await runChecks();
  say(`${String(passed)} passed, ${String(failed)} failed`);
  return failed === 0 ? 0 : 1;
});
