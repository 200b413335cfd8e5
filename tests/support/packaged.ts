// Starts the packaged app as a person does, and drives it over Chromium's own debugging port: with its fuses set, its
// main process listens to no inspector, which is what Playwright's way of driving Electron needs.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { fakeMediaSwitches, type FakeMedia } from './media-files.ts';
import { freshProfile, inheritedEnvironment } from './process.ts';

const namespaceWrapper = fileURLToPath(new URL('../lab/electron-in-namespace.mjs', import.meta.url));

/** How to start the packaged app; it gets an empty profile. */
export interface PackagedOptions extends FakeMedia {
  /** The app's own arguments. */
  readonly args?: readonly string[];
  /** Name of the network namespace to start it in. */
  readonly namespace?: string | undefined;
  /** The command that starts an installed one, where it is not the app in a folder: its profile is its account's. */
  readonly installed?: readonly [string, ...string[]] | undefined;
}

/** A started packaged app. */
export interface PackagedProcess {
  /** All that it has printed so far. */
  readonly output: () => string;
  /** Asks it to end, and ends it by force when it does not. */
  readonly close: () => Promise<void>;
}

/** A started packaged app with its window. */
export interface PackagedApp extends PackagedProcess {
  readonly window: Page;
}

/** The packaged executable, which MADANG_PACKAGED names. */
export function packagedExecutable(): string {
  const executable = process.env['MADANG_PACKAGED'];
  if (executable === undefined) throw new Error('MADANG_PACKAGED must name the packaged app');
  return executable;
}

/** The folder of resources in the packaged app; what runs is in its `app.asar`. */
export function packagedResources(): string {
  const beside = process.platform === 'darwin' ? ['..', 'Resources'] : ['resources'];
  return join(dirname(packagedExecutable()), ...beside);
}

/**
 * Starts the packaged app without looking into it. Whoever hosts from the start is in a room, with workers that come, while
 * a debugger would be taking hold of it, and Playwright's was seen to wait for ever then.
 */
export function startPackagedProcess(options: PackagedOptions = {}): PackagedProcess {
  const profile = freshProfile();
  const app = startProcess(options, profile.folder);
  return {
    output: app.output,
    close: async () => {
      await app.end();
      profile.remove();
    },
  };
}

/** Starts the packaged app, and waits for its page. */
export async function startPackaged(options: PackagedOptions = {}): Promise<PackagedApp> {
  const { output, close } = startPackagedProcess(options);
  try {
    await expect.poll(() => debuggerOf(output()), { message: 'the debugging port' }).toBeDefined();
    const browser = await chromium.connectOverCDP(debuggerOf(output()) ?? '');
    const window = await pageOf(browser);
    return {
      ...{ window, output },
      close: async () => {
        await browser.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw new Error(`The packaged app did not open its page. It printed:\n${output()}`, { cause: error });
  }
}

/** The command that starts the app, with what belongs to it. */
function commandOf({ namespace, installed }: PackagedOptions, profile: string) {
  if (installed !== undefined) return { command: installed, own: [], env: {} };
  const executable = packagedExecutable();
  const own = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--profile', profile];
  if (namespace === undefined) return { command: [executable] as const, own, env: {} };
  const env = { MADANG_LAB_NAMESPACE: namespace, MADANG_ELECTRON: executable };
  return { command: [process.execPath, namespaceWrapper] as const, own, env };
}

function startProcess(options: PackagedOptions, profile: string) {
  const { args = [], ...media } = options;
  const { command, own, env } = commandOf(options, profile);
  const [program, ...first] = command;
  const switches = ['--remote-debugging-port=0', ...fakeMediaSwitches(media)];
  const child = spawn(program, [...first, ...switches, ...own, '--lang=en', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inheritedEnvironment(), ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const end = async () => {
    const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(impatient);
  };
  return { output: () => printed, end };
}

function debuggerOf(output: string): string | undefined {
  return /^DevTools listening on (ws:\S+)$/m.exec(output)?.[1];
}

async function pageOf(browser: Browser): Promise<Page> {
  const find = () =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().startsWith('app://madang/'));
  await expect.poll(find, { message: 'the page' }).toBeDefined();
  const page = find();
  if (page === undefined) throw new Error('the page went away');
  return page;
}
