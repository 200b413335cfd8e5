import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { downloadServer, officialExecutable } from './official-electron.mjs';

function electronPackage(installed: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'madang-electron-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{"version":"45.4.1"}');
  writeFileSync(join(folder, 'path.txt'), 'electron');
  writeFileSync(join(folder, 'dist', 'version'), installed);
  return folder;
}

test('the binary counts when it is whole and of the declared version', () => {
  const folder = electronPackage('45.4.1');
  expect(officialExecutable(folder)).toBeUndefined();
  writeFileSync(join(folder, 'dist', 'electron'), '');
  expect(officialExecutable(folder)).toBe(join(folder, 'dist', 'electron'));
});

test('a binary left over from another version does not count', () => {
  const folder = electronPackage('44.0.0');
  writeFileSync(join(folder, 'dist', 'electron'), '');
  expect(officialExecutable(folder)).toBeUndefined();
});

test.each([
  [{}, 'github.com'],
  [{ ELECTRON_MIRROR: 'https://mirror.example/electron/' }, 'mirror.example'],
  [
    { npm_config_electron_mirror: 'https://npm.example/', ELECTRON_MIRROR: 'https://x.example/' },
    'npm.example',
  ],
  [{ HTTPS_PROXY: 'http://proxy.example:3128', ELECTRON_MIRROR: 'https://x.example/' }, 'proxy.example:3128'],
])('with %j it is %s that must answer', (env, host) => {
  expect(downloadServer(env).host).toBe(host);
});
