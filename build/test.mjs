// npm test [-- TIER...]: prepares the machine and runs all tiers of tests, or those named.
import { buildProject } from './lib/build-project.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { checkNode } from './lib/node-version.mjs';
import { say } from './lib/step.mjs';
import { Stop, main } from './lib/stop.mjs';
import { summarize, total } from './lib/summary.mjs';
import { prepareTestSetting } from './lib/test-setting.mjs';
import { TIERS } from './lib/tiers.mjs';

/** @import { Tier } from './lib/tiers.mjs' */
/** @import { TierResult } from './lib/summary.mjs' */

/**
 * @param {string[]} names
 * @returns {readonly Tier[]}
 */
function chosenTiers(names) {
  const unknown = names.find((name) => !TIERS.some((tier) => tier.name === name));
  if (unknown !== undefined) {
    throw new Stop(
      `There is no tier "${unknown}". There are: ${TIERS.map(({ name }) => name).join(', ')}.`,
      2,
    );
  }
  return names.length === 0 ? TIERS : TIERS.filter(({ name }) => names.includes(name));
}

/** @type {Promise<string | undefined> | undefined} */
let setting;

/**
 * Prepares what a tier needs; each thing once.
 * @param {Tier} tier
 * @returns {Promise<string | undefined>} why it is skipped
 */
async function prepare({ needsBuild, needsElectron, whySkip }) {
  if (needsBuild) await buildProject();
  if (!needsElectron) return whySkip();
  setting ??= prepareTestSetting();
  return (await setting) ?? (await whySkip());
}

/**
 * @param {Tier} tier
 * @returns {Promise<TierResult>}
 */
async function runTier(tier) {
  const { name } = tier;
  say(`\n${name}`);
  try {
    const note = await prepare(tier);
    const began = performance.now();
    if (note === undefined) {
      const counts = await tier.run();
      return { name, counts, seconds: (performance.now() - began) / 1000 };
    }
    say(`  skipped: ${note}`);
    return { name, counts: { passed: 0, failed: 0, skipped: [name] }, seconds: 0, note: `skipped: ${note}` };
  } catch (error) {
    // An interruption has no words; it ends all.
    if (error instanceof Stop && error.message === '') throw error;
    const words = error instanceof Error ? error.message : String(error);
    say(words);
    return { name, counts: { passed: 0, failed: 1, skipped: [] }, seconds: 0, note: 'could not be run' };
  }
}

await main(async () => {
  const tiers = chosenTiers(process.argv.slice(2));
  try {
    checkNode();
    await installDependencies();
  } catch (error) {
    if (!(error instanceof Stop) || error.message === '') throw error;
    throw new Stop(`${error.message}\n0 passed, 1 failed`);
  }
  /** @type {TierResult[]} */
  const results = [];
  for (const tier of tiers) results.push(await runTier(tier));
  say(summarize(results));
  const { passed, failed } = total(results);
  return failed === 0 && passed > 0 ? 0 : 1;
});
