import { expect, test } from 'vitest';
import { countReport } from './reports.mjs';
import { summarize, total } from './summary.mjs';

const vitest = (success: boolean, testResults: unknown[]) => JSON.stringify({ success, testResults });
const result = (status: string, fullName = status) => ({ status, fullName });

test('the tests of a Vitest report are counted, the skipped ones by name', () => {
  const report = vitest(false, [
    { status: 'failed', assertionResults: [result('passed'), result('failed'), result('pending', 'later')] },
    { status: 'passed', assertionResults: [result('passed'), result('todo', 'some day')] },
  ]);
  expect(countReport(report, 'vitest', 1)).toEqual({ passed: 2, failed: 1, skipped: ['later', 'some day'] });
});

test('a test file that does not load is a failure, though no test failed', () => {
  const report = vitest(false, [{ status: 'failed', assertionResults: [] }]);
  expect(countReport(report, 'vitest', 1)).toMatchObject({ passed: 0, failed: 1 });
});

test('an error outside all tests is a failure', () => {
  const report = vitest(false, [{ status: 'passed', assertionResults: [result('passed')] }]);
  expect(countReport(report, 'vitest', 0)).toMatchObject({ passed: 1, failed: 1 });
});

const spec = (title: string, status: string, description?: string) => ({
  title,
  tests: [{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] }],
});

test('the tests of a Playwright report are counted through all its suites, with the reasons of skipping', () => {
  const report = JSON.stringify({
    suites: [
      {
        specs: [spec('a', 'expected')],
        suites: [{ specs: [spec('b', 'unexpected'), spec('c', 'skipped', 'no netem here')] }],
      },
      { suites: [{ specs: [spec('d', 'flaky'), spec('e', 'skipped')] }] },
    ],
    errors: [],
  });
  expect(countReport(report, 'playwright', 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: ['c: no netem here', 'e'],
  });
});

test('errors outside Playwright tests are failures', () => {
  const report = JSON.stringify({ suites: [{ specs: [spec('a', 'expected')] }], errors: [{}, {}] });
  expect(countReport(report, 'playwright', 1)).toEqual({ passed: 1, failed: 2, skipped: [] });
});

test.each([
  [undefined, 0],
  ['{"suites": [', 1],
  ['{}', 0],
])('a run whose report is %j counts as one failure', (text, code) => {
  expect(countReport(text, 'playwright', code)).toEqual({ passed: 0, failed: 1, skipped: [] });
});

test('a run that ends badly after passing all its tests has failed', () => {
  const report = JSON.stringify({ suites: [{ specs: [spec('a', 'expected')] }], errors: [] });
  expect(countReport(report, 'playwright', 139)).toMatchObject({ passed: 1, failed: 1 });
});

test('the summary ends with the sums, after what was skipped and why', () => {
  const results = [
    { name: 'unit', counts: { passed: 7, failed: 1, skipped: ['slow'] }, seconds: 1.25 },
    {
      name: 'lab',
      counts: { passed: 0, failed: 0, skipped: ['lab'] },
      seconds: 0,
      note: 'skipped: needs root',
    },
  ];
  const lines = summarize(results).split('\n');
  expect(lines.slice(-3)).toEqual([
    'unit: skipped slow',
    'lab: skipped: needs root',
    '7 passed, 1 failed, 2 skipped',
  ]);
  expect(total(results)).toEqual({ passed: 7, failed: 1, skipped: 2 });
});

test('the last line has only what there was', () => {
  const results = [{ name: 'unit', counts: { passed: 3, failed: 0, skipped: [] }, seconds: 1 }];
  expect(summarize(results).split('\n').at(-1)).toBe('3 passed, 0 failed');
});
