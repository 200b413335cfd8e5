import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { areDependenciesInstalled, explainNpmFailure, isInstalled } from './dependencies.mjs';
import { isSupportedNode } from './node-version.mjs';

test.each([
  ['18.20.4', false],
  ['20.18.1', false],
  ['20.19.0', true],
  ['v20.20.2', true],
  ['22.1.0', true],
  ['24.0.0-nightly', true],
])('Node %s is supported: %s', (version, supported) => {
  expect(isSupportedNode(version)).toBe(supported);
});

const vite = { version: '8.3.8', integrity: 'sha512-a' };

test.each([
  ['the same', { 'node_modules/vite': vite }, true],
  ['another version', { 'node_modules/vite': { ...vite, version: '8.3.7' } }, false],
  ['another content', { 'node_modules/vite': { ...vite, integrity: 'sha512-b' } }, false],
  ['nothing', {}, false],
])('what npm has installed is %s', (_, packages, installed) => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/vite': vite,
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  };
  expect(isInstalled({ packages: wanted }, { packages })).toBe(installed);
});

test('a project is installed by npm’s record, until its lockfile changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'madang-lock-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  expect(areDependenciesInstalled(folder)).toBe(false);
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/vite': vite } }),
  );
  expect(areDependenciesInstalled(folder)).toBe(false);
  mkdirSync(join(folder, 'node_modules'));
  const record = join(folder, 'node_modules', '.package-lock.json');
  writeFileSync(record, JSON.stringify({ packages: { 'node_modules/vite': vite } }));
  expect(areDependenciesInstalled(folder)).toBe(true);
  writeFileSync(join(folder, 'node_modules', '.madang-lock'), 'hash of an older lockfile');
  expect(areDependenciesInstalled(folder)).toBe(false);
});

test.each([
  ['npm error code ENOTFOUND\nnpm error network request to https://registry failed', 'could not be reached'],
  ['npm error code ENOSPC', 'disk is full'],
  ['npm error code EACCES', 'may not write'],
  ['npm error code E500', 'could not install'],
])('npm failing with %j is put in words', (output, words) => {
  expect(explainNpmFailure(output)).toContain(words);
});
