/** @import { Counts } from './reports.mjs' */

/**
 * @typedef {object} TierResult
 * @property {string} name
 * @property {Counts} counts
 * @property {number} seconds
 * @property {string} [note] why it was skipped as a whole, or could not run
 */

/**
 * The sums over all tiers.
 * @param {readonly TierResult[]} results
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function total(results) {
  /** @param {(counts: Counts) => number} pick */
  const sum = (pick) => results.reduce((all, { counts }) => all + pick(counts), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped.length),
  };
}

/**
 * A table of the tiers, then what was skipped and why, then one line with the sums.
 * @param {readonly TierResult[]} results
 * @returns {string} several lines, the last one `N passed, N failed` and, where some were, `, N skipped`
 */
export function summarize(results) {
  const rows = [
    ['tier', 'passed', 'failed', 'skipped', 'seconds'],
    ...results.map(({ name, counts, seconds }) => [
      name,
      String(counts.passed),
      String(counts.failed),
      String(counts.skipped.length),
      seconds.toFixed(1),
    ]),
  ];
  const table = rows.map(([name = '', ...numbers]) => {
    return name.padEnd(8) + numbers.map((number) => number.padStart(9)).join('');
  });
  const notes = results.flatMap(({ name, counts, note }) => [
    ...(note === undefined ? [] : [`${name}: ${note}`]),
    ...(note === undefined ? counts.skipped.map((skip) => `${name}: skipped ${skip}`) : []),
  ]);
  const { passed, failed, skipped } = total(results);
  const last = `${String(passed)} passed, ${String(failed)} failed`;
  return ['', ...table, ...notes, skipped > 0 ? `${last}, ${String(skipped)} skipped` : last].join('\n');
}
