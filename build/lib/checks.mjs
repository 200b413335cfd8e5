import { inRoot, root } from './paths.mjs';
import { capture } from './run.mjs';
import { say } from './step.mjs';
import { toolScript } from './tool.mjs';

const TYPED_PARTS = [
  'signaling/protocol',
  'signaling',
  'electron/ipc',
  'electron/main',
  'electron/preload',
  'renderer',
  'build',
  'tests',
];
const AT_ONCE = 2;

/** @typedef {{ name: string, script: string, args: string[] }} Check */

/** @returns {Check[]} the slow ones first, so that none of them runs alone at the end */
function allChecks() {
  return [
    {
      name: 'lint',
      script: toolScript('eslint'),
      args: ['--config', 'build/eslint.config.js', '--max-warnings', '0', '.'],
    },
    {
      name: 'svelte-check',
      script: toolScript('svelte-check'),
      args: ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings'],
    },
    { name: 'format', script: toolScript('prettier'), args: ['--check', '.'] },
    { name: 'unused code', script: toolScript('knip'), args: ['--config', 'build/knip.json'] },
    ...TYPED_PARTS.map((part) => ({
      name: `types of ${part}`,
      script: toolScript('typescript'),
      args: ['-p', `${part}/tsconfig.json`],
    })),
  ];
}

/**
 * @param {Check} check
 * @returns {Promise<boolean>} whether it passed
 */
async function runCheck({ name, script, args }) {
  const began = performance.now();
  const { code, output } = await capture(process.execPath, [script, ...args], { cwd: root });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`  ${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (code !== 0) say(output.trimEnd());
  return code === 0;
}

/**
 * Runs every check, also after one has failed.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  // Lint and types read the compiled messages.
  const messages = { name: 'messages', script: inRoot('build', 'build.mjs'), args: ['--messages'] };
  const results = [await runCheck(messages)];
  const waiting = allChecks();
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}
