import { test } from '@playwright/test';
import { labUnavailable } from './network.ts';

/** Skips the tests of a file where there can be no lab, and says why; for `test.beforeAll`. */
export async function skipWithoutLab(): Promise<void> {
  const reason = await labUnavailable();
  // The list of tests shows only that they were skipped.
  if (reason !== null) console.log(`The lab is skipped: ${reason}`);
  test.skip(reason !== null, reason ?? '');
}
