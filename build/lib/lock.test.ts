import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withLock } from './lock.mjs';

function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'madang-lock-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'lock');
}

test('two pieces of work under one lock never overlap', async () => {
  const file = lockFile();
  const seen: string[] = [];
  const work = (name: string) =>
    withLock(file, async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
    });
  await Promise.all([work('a'), work('b')]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(existsSync(file)).toBe(false);
});

test('the lock is given back when the work fails', async () => {
  const file = lockFile();
  await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(existsSync(file)).toBe(false);
});

test('a lock that a killed process left is taken over', async () => {
  const file = lockFile();
  // No process has this id: it is beyond the largest that Linux gives out.
  writeFileSync(file, '4194305');
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
});
