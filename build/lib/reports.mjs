/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped each with its reason, where one is given
 */

/**
 * @typedef {object} VitestReport
 * @property {boolean} success
 * @property {{ status: string, assertionResults: { status: string, fullName: string }[] }[]} testResults
 */

/**
 * @typedef {object} PlaywrightTest
 * @property {'expected' | 'unexpected' | 'flaky' | 'skipped'} status
 * @property {{ type: string, description?: string }[]} annotations
 */

/**
 * @typedef {object} PlaywrightSuite
 * @property {{ title: string, tests: PlaywrightTest[] }[]} [specs]
 * @property {PlaywrightSuite[]} [suites]
 */

/**
 * @typedef {object} PlaywrightReport
 * @property {PlaywrightSuite[]} suites
 * @property {unknown[]} errors outside any test, such as a file that does not load
 */

/**
 * Counts the tests of Vitest's JSON report.
 * @param {VitestReport} report
 * @returns {Counts}
 */
function countVitest(report) {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  // A file that does not load has failed without a test to show for it.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = tests.filter(({ status }) => status === 'failed').length + broken.length;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    // An error outside all tests and files shows only in the verdict.
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: tests
      .filter(({ status }) => !['passed', 'failed'].includes(status))
      .map((test) => test.fullName),
  };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {{ title: string, test: PlaywrightTest }[]}
 */
function testsOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) => tests.map((test) => ({ title, test })));
  return [...own, ...suites.flatMap(testsOf)];
}

/**
 * Counts the tests of Playwright's JSON report.
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
function countPlaywright(report) {
  const tests = report.suites.flatMap(testsOf);
  const skipped = tests
    .filter(({ test }) => test.status === 'skipped')
    .map(({ title, test }) => {
      const reason = test.annotations.find(({ description }) => description)?.description;
      return reason ? `${title}: ${reason}` : title;
    });
  const failed = tests.filter(({ test }) => test.status === 'unexpected').length + report.errors.length;
  return { passed: tests.length - skipped.length - (failed - report.errors.length), failed, skipped };
}

/**
 * The counts of a test run, taken from its report and its exit code.
 * @param {string | undefined} text the report; nothing when the run crashed before writing it
 * @param {'vitest' | 'playwright'} kind
 * @param {number} code exit code
 * @returns {Counts} at least one failure where the run did not end well
 */
export function countReport(text, kind, code) {
  /** @type {Counts} */
  const crashed = { passed: 0, failed: 1, skipped: [] };
  if (text === undefined) return crashed;
  try {
    const report = /** @type {unknown} */ (JSON.parse(text));
    const counts =
      kind === 'vitest'
        ? countVitest(/** @type {VitestReport} */ (report))
        : countPlaywright(/** @type {PlaywrightReport} */ (report));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return crashed;
  }
}
