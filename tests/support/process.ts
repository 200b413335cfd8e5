// Starts Electron under Playwright, keeps what it prints, and makes sure that it ends.
import { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';

/** The folder of package.json, from which apps are started. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

const waitForDriver = fileURLToPath(new URL('wait-for-driver.cjs', import.meta.url));
const namespaceWrapper = fileURLToPath(new URL('../lab/electron-in-namespace.mjs', import.meta.url));

/**
 * What each child process has printed. Playwright hands a process out only when it has connected, and by then
 * has read the first lines away; so they are kept from the moment the process is made.
 */
const printedBy = new WeakMap<ChildProcess, string[]>();

subscribe('child_process', (message) => {
  if (!(message instanceof Object && 'process' in message && message.process instanceof ChildProcess)) return;
  const { process: child } = message;
  const printed: string[] = [];
  printedBy.set(child, printed);
  // Its streams come into being in this same turn, after this call.
  process.nextTick(() => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer | string) => printed.push(chunk.toString()));
    }
  });
});

/** What to start. */
export interface ElectronOptions {
  /** App path first, then switches and the app's own arguments. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Name of the network namespace to start it in. */
  readonly namespace?: string | undefined;
}

/** A started Electron process. */
export interface RunningElectron {
  readonly electron: ElectronApplication;
  /** All that it has printed so far. */
  output(): string;
  /** Asks it to end, and ends it by force when it does not. */
  close(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** Starts Electron with the runtime that MADANG_ELECTRON names. */
export async function startElectron({
  args,
  env = {},
  namespace,
}: ElectronOptions): Promise<RunningElectron> {
  const runtime = process.env['MADANG_ELECTRON'];
  if (runtime === undefined) throw new Error('MADANG_ELECTRON must name the Electron executable');
  const inside = namespace === undefined ? {} : { MADANG_LAB_NAMESPACE: namespace };
  const electron = await _electron.launch({
    executablePath: namespace === undefined ? runtime : namespaceWrapper,
    args: ['-r', waitForDriver, ...args],
    cwd: repositoryRoot,
    // Chromium's sandbox refuses to run as root; anyone else tests with it, as the app is used.
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...inheritedEnvironment(), ...inside, ...env },
  });
  return watchOver(electron);
}

/** This process's environment, for a child that gets more than that. */
export function inheritedEnvironment(): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) inherited[name] = value;
  return inherited;
}

/** Makes an empty folder for a profile. */
export function freshProfile(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'madang-profile-'));
  return {
    folder,
    remove: () => {
      // A process killed a moment ago may still be writing its last file.
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function watchOver(electron: ElectronApplication): RunningElectron {
  const child = electron.process();
  const printed = printedBy.get(child) ?? [];
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once('exit', () => {
      resolve();
    });
  });
  const kill = async (): Promise<void> => {
    // Playwright starts it as the leader of a process group, which renderers and a namespace wrapper belong to.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGKILL');
    }
    await ended;
  };
  const close = async (): Promise<void> => {
    const patience = setTimeout(() => {
      printed.push('\n(did not end when asked, so it was killed)\n');
      void kill();
    }, 5000);
    // Closing fails when it has ended by itself, which is just as well.
    await electron.close().catch(() => undefined);
    await ended;
    clearTimeout(patience);
  };
  return { electron, output: () => printed.join(''), close, kill };
}
