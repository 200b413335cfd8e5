// The switches of the packaged Electron, as its file has them and as it behaves.
import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readFuses } from '../../build/package/fuses.mjs';
import { packagedExecutable } from '../support/packaged.ts';
import { inheritedEnvironment } from '../support/process.ts';
import { runToEnd } from '../support/start-directly.ts';

const wanted: Record<string, boolean> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

test('every fuse that this Electron has is set as wanted', async () => {
  const fuses = await readFuses(packagedExecutable());
  // Electron 33 has the first eight.
  expect(fuses.length).toBeGreaterThanOrEqual(8);
  for (const { name, on } of fuses) expect(on, name).toBe(wanted[name]);
});

// The app ends at once, with its own words, when it is given a port that is none.
const misused = '--port=none';

test('neither environment nor command line makes a Node or a debugger of the app', async ({}, testInfo) => {
  const preload = testInfo.outputPath('preload.cjs');
  const mark = testInfo.outputPath('preloaded');
  writeFileSync(preload, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  const env = {
    ...inheritedEnvironment(),
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
  };
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, '--inspect-brk=0', '-e', 'console.log("I am Node")', misused];
  const { code, stdout, stderr } = await runToEnd(packagedExecutable(), args, env);
  expect(stderr).toContain('madang: --port needs a port from 1 to 65535');
  expect(code).toBe(2);
  expect(stderr).not.toContain('Debugger listening');
  expect(stdout).not.toContain('I am Node');
  expect(existsSync(mark)).toBe(false);
});
