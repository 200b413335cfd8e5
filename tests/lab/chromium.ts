// Starts a browser for a guest: the system's own Chromium, on this machine or on a host of a lab.
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { fakeMediaSwitches, type FakeMedia } from '../support/media-files.ts';
import { inheritedEnvironment } from '../support/process.ts';

/** How to start the guest's browser. */
export interface ChromiumOptions extends FakeMedia {
  /** Name of the network namespace to start it in. */
  readonly namespace?: string | undefined;
  /** Whether it shows a window; needs a display. */
  readonly headed?: boolean;
  /** Refuses camera and microphone instead of allowing them, as a person would at the browser's prompt. */
  readonly denyMedia?: boolean;
  readonly locale?: string;
  /** Takes only what other programs leave of the machine, as far as Linux grants it. */
  readonly yielding?: boolean;
  /** Further switches of the browser. */
  readonly switches?: readonly string[];
}

/** A started browser with one context that accepts the room's self-signed certificate. */
export interface GuestBrowser {
  readonly browser: Browser;
  readonly context: BrowserContext;
  close(): Promise<void>;
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Starts Chromium (MADANG_CHROMIUM, else /usr/bin/chromium). */
export async function launchChromium(options: ChromiumOptions = {}): Promise<GuestBrowser> {
  const {
    namespace,
    headed = false,
    denyMedia = false,
    locale = 'en',
    yielding = false,
    switches = [],
  } = options;
  const executable = process.env['MADANG_CHROMIUM'] ?? '/usr/bin/chromium';
  const alone = yielding ? script('chromium-yielding.sh') : executable;
  const browser = await chromium.launch({
    executablePath: namespace === undefined ? alone : script('chromium-in-namespace.sh'),
    headless: !headed,
    chromiumSandbox: process.getuid?.() !== 0,
    env: {
      ...inheritedEnvironment(),
      MADANG_CHROMIUM: executable,
      ...(namespace === undefined ? {} : { MADANG_LAB_NAMESPACE: namespace }),
    },
    args: [
      ...['--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
      `--use-fake-ui-for-media-stream${denyMedia ? '=deny' : ''}`,
      ...fakeMediaSwitches(options),
      ...switches,
    ],
  });
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale });
  return { browser, context, close: () => browser.close() };
}
