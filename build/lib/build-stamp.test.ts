import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forgetBuild, isBuilt, rememberBuild, sourceHash } from './build-stamp.mjs';

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'madang-stamp-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'renderer', 'i18n', 'paraglide'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'main.ts'), 'one');
  return folder;
}

test('a changed, renamed or added source changes the hash', () => {
  const folder = project();
  const first = sourceHash(folder);
  writeFileSync(join(folder, 'renderer', 'main.ts'), 'two');
  const changed = sourceHash(folder);
  writeFileSync(join(folder, 'renderer', 'more.ts'), '');
  const added = sourceHash(folder);
  rmSync(join(folder, 'renderer', 'more.ts'));
  writeFileSync(join(folder, 'renderer', 'other.ts'), '');
  const renamed = sourceHash(folder);
  expect(new Set([first, changed, added, renamed]).size).toBe(4);
});

test('times, tests, generated messages and other folders leave the hash as it is', () => {
  const folder = project();
  const first = sourceHash(folder);
  utimesSync(join(folder, 'renderer', 'main.ts'), 0, 0);
  writeFileSync(join(folder, 'renderer', 'main.test.ts'), 'test');
  writeFileSync(join(folder, 'renderer', 'i18n', 'paraglide', 'messages.js'), 'generated');
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs', 'page.ts'), 'elsewhere');
  expect(sourceHash(folder)).toBe(first);
});

test('a project is built from the sources of its last whole build', () => {
  const folder = project();
  const hash = sourceHash(folder);
  expect(isBuilt(hash, folder)).toBe(false);
  rememberBuild(hash, folder);
  expect(isBuilt(hash, folder)).toBe(true);
  expect(isBuilt('another', folder)).toBe(false);
  forgetBuild(folder);
  expect(isBuilt(hash, folder)).toBe(false);
});
