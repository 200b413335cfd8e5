// Playwright fixtures that start apps, end them after the test, and put what they printed into a failure's report.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test as base, type Page } from '@playwright/test';
import { fakeMediaSwitches, type FakeMedia } from './media-files.ts';
import { freshProfile, startElectron, type RunningElectron } from './process.ts';

/** How to start Madang; each app gets a profile of its own unless one is given. */
export interface AppOptions extends FakeMedia {
  /** The app's own arguments, such as `--host` or `--name`. */
  readonly args?: readonly string[];
  readonly lang?: 'ko' | 'en';
  /** A folder that the test owns, for starting a second time with what the first left. */
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Name of the network namespace to start it in (see tests/lab/network.ts). */
  readonly namespace?: string | undefined;
}

/** A started app with its first window. */
export interface App extends RunningElectron {
  readonly window: Page;
  readonly profile: string;
}

interface Fixtures {
  /** Starts Madang. */
  readonly launchApp: (options?: AppOptions) => Promise<App>;
  /** Starts the bare app of tests/support/bare-app. */
  readonly launchBare: (options?: AppOptions) => Promise<App>;
}

const bareApp = fileURLToPath(new URL('bare-app/main.mjs', import.meta.url));

/** Playwright's `test` with `launchApp` and `launchBare`. */
export const test = base.extend<Fixtures & { readonly started: Started }>({
  started: async ({}, use, testInfo) => {
    const started = new Started();
    await use(started);
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const [name, body] of await started.evidence()) {
        // As files, since the list reporter shows a line or two of what is attached otherwise.
        const path = testInfo.outputPath(name);
        await writeFile(path, body);
        const contentType = name.endsWith('.png') ? 'image/png' : 'text/plain';
        testInfo.attachments.push({ name, path, contentType });
      }
    }
    await started.closeAll();
  },
  launchApp: async ({ started }, use) => {
    await use((options = {}) =>
      started.launch(options, (profile) => [
        '.',
        ...['--profile', profile, '--lang', options.lang ?? 'en'],
        ...fakeMediaSwitches(options),
        ...(options.args ?? []),
      ]),
    );
  },
  launchBare: async ({ started }, use) => {
    await use((options = {}) =>
      started.launch(options, (profile) => [
        bareApp,
        // Else two bare pages would need a working multicast to learn each other's address.
        '--disable-features=WebRtcHideLocalIpsWithMdns',
        `--user-data-dir=${profile}`,
        ...fakeMediaSwitches(options),
        ...(options.args ?? []),
      ]),
    );
  },
});

/** All apps that one test has started. */
class Started {
  readonly #apps: App[] = [];
  readonly #removals: (() => void)[] = [];

  async launch(options: AppOptions, argsFor: (profile: string) => string[]): Promise<App> {
    const fresh = options.profile === undefined ? freshProfile() : null;
    if (fresh !== null) this.#removals.push(fresh.remove);
    const profile = options.profile ?? fresh?.folder ?? '';
    const { env, namespace } = options;
    const running = await startElectron({ args: argsFor(profile), env, namespace });
    const window = await running.electron.firstWindow().catch(async (error: unknown) => {
      await running.kill();
      throw new Error(`The app opened no window. It printed:\n${running.output()}`, { cause: error });
    });
    const app = { ...running, window, profile };
    this.#apps.push(app);
    return app;
  }

  /** What each app printed, and what its windows show. */
  async evidence(): Promise<[string, string | Buffer][]> {
    const evidence: [string, string | Buffer][] = [];
    for (const [at, app] of this.#apps.entries()) {
      evidence.push([`app-${String(at + 1)}.log`, app.output()]);
      const picture = await app.window.screenshot({ timeout: 3000 }).catch(() => null);
      if (picture !== null) evidence.push([`app-${String(at + 1)}.png`, picture]);
    }
    return evidence;
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.#apps.map((app) => app.close()));
    for (const remove of this.#removals) remove();
  }
}
