// All tiers that drive real windows. Run one by `playwright test -c tests/playwright.config.ts --project e2e`.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// Workers load this file too; they inherit the name that the first process chose.
process.env['MADANG_TEST_MEDIA'] ??= join(tmpdir(), `madang-media-${String(process.pid)}`);

/** The name of a folder of tests, which is also its project's. */
const tier = (name: string, timeout: number) => ({ name, testDir: name, testMatch: '*.spec.ts', timeout });

export default defineConfig({
  outputDir: '../test-results/artifacts',
  globalTeardown: './support/clean-media.ts',
  reporter: 'list',
  // Apps share one display, and software encoding needs the processor: one test at a time. A test that
  // passes only when repeated is a failing test.
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  expect: {
    timeout: 20_000,
    // The kept pictures are for people too. Whether to compare or to make them is said by --update-snapshots.
    toHaveScreenshot: { pathTemplate: '../docs/images/screens/{arg}{ext}', scale: 'css' },
  },
  use: { trace: 'off', actionTimeout: 10_000 },
  projects: [
    tier('engine', 60_000),
    tier('e2e', 120_000),
    tier('lab', 120_000),
    tier('guest', 60_000),
    tier('packaged', 120_000),
    // Not part of `npm test`: run by `npm run screenshots`.
    tier('screenshots', 120_000),
    { ...tier('bench', 600_000), testMatch: '*.bench.ts' },
  ],
});
