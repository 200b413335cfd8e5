// The page is kept in: no way to Node, no code but its own, no other page. After Electron's security checklist.
import { expect } from '@playwright/test';
import { test } from '../support/servers.ts';
import { contract } from '../support/page-doors.ts';

test('the page has the contract’s functions and nothing of Node or Electron', async ({ launchApp }) => {
  const { window: page, electron } = await launchApp();
  const preferences = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      Reflect.apply(Reflect.get(webContents, 'getLastWebPreferences') as () => object, webContents, []),
    ),
  );
  expect(preferences).toEqual([
    expect.objectContaining({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    }),
  ]);
  // Absent or empty, whichever this version of the engine says.
  for (const name of ['nodeIntegrationInWorker', 'experimentalFeatures', 'enableBlinkFeatures']) {
    expect(preferences.map((each) => Boolean(Reflect.get(each, name)))).toEqual([false]);
  }

  const inside = await page.evaluate(() => {
    const api: unknown = Reflect.get(window, 'madang');
    if (typeof api !== 'object' || api === null) throw new Error('no api');
    const frame = document.body.appendChild(document.createElement('iframe'));
    const webview = document.body.appendChild(document.createElement('webview'));
    const seen = {
      functions: Object.keys(api).sort(),
      kinds: [...new Set(Object.values(api).map((value) => typeof value))],
      // A script that got in could not put its own functions in their place.
      replaced: Reflect.set(window, 'madang', 1),
      node: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) =>
        Reflect.has(window, name),
      ),
      inFrame: Reflect.has(frame.contentWindow ?? {}, 'madang'),
      webview: Reflect.has(webview, 'loadURL'),
    };
    frame.remove();
    webview.remove();
    return seen;
  });
  expect(inside).toEqual({
    functions: Object.keys(contract).sort(),
    kinds: ['function'],
    replaced: false,
    node: [],
    inFrame: false,
    webview: false,
  });
});

test('no code runs in the page but what the app brings', async ({ launchApp, servers }) => {
  const { window: page } = await launchApp();
  const other = await servers.plain();
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('Content-Security-Policy'));
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  const compiled = page.evaluate(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
  await expect(compiled).rejects.toThrow('Content Security');

  await page.evaluate(
    (origin) => {
      const violations = new Set<string>();
      Reflect.set(window, 'violations', violations);
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        violations.add(effectiveDirective);
      });
      const add = (tag: string, properties: object) => {
        document.body.append(Object.assign(document.createElement(tag), properties));
      };
      add('script', { textContent: 'window.ran = true' });
      add('script', { src: `${origin}/remote.js` });
      add('script', { src: 'data:text/javascript,window.ran=true' });
      add('script', { src: URL.createObjectURL(new Blob(['window.ran = true'])) });
      add('img', { src: `${origin}/counts-who-looks.png` });
      add('iframe', { src: `${origin}/` });
      add('object', { data: `${origin}/` });
      document.body.insertAdjacentHTML('beforeend', '<p onclick="window.ran = true" id="trap">x</p>');
      document.getElementById('trap')?.click();
      fetch(`${origin}/`).catch(() => undefined);
      // Later, since what runs right now was let in by the test's own debugger.
      setTimeout(() => {
        Reflect.apply(Reflect.construct(Function, ['window.ran = true']), null, []);
      });
    },
    `http://127.0.0.1:${String(other.port)}`,
  );
  const violations = () => page.evaluate(() => [...(Reflect.get(window, 'violations') as Set<string>)]);
  const directives = [
    'connect-src',
    'frame-src',
    'img-src',
    'script-src',
    'script-src-attr',
    'script-src-elem',
  ];
  await expect.poll(violations).toEqual(expect.arrayContaining(directives));
  expect(await page.evaluate(() => Reflect.has(window, 'ran'))).toBe(false);
  expect(other.visits()).toBe(0);
});

test('the page can go nowhere, and no other opens', async ({ launchApp, servers }) => {
  const app = await launchApp();
  const { window: page, electron } = app;
  const other = await servers.plain();
  const target = `http://127.0.0.1:${String(other.port)}/`;
  await page.getByLabel('Your name').fill('Mina');
  await page.getByLabel('Your name').blur();

  const refused = (what: string) => app.output().split(`${what} refused`).length - 1;
  const tries: [what: string, run: (url: string) => void][] = [
    ['navigation', (url) => location.assign(url)],
    ['navigation', (url) => Object.assign(document.createElement('a'), { href: url }).click()],
    ['new window', (url) => void self.open(url)],
    ['new window', () => void self.open('about:blank')],
    [
      'new window',
      (url) => Object.assign(document.createElement('a'), { href: url, target: '_blank' }).click(),
    ],
  ];
  for (const [what, run] of tries) {
    const before = refused(what);
    await page.evaluate(run, target);
    await expect.poll(() => refused(what), what).toBeGreaterThan(before);
  }
  // Chromium refuses these by itself, before anyone is asked.
  for (const url of ['file:///etc/passwd', 'data:text/html,<h1>Madang</h1>']) {
    const said = page.waitForEvent('console', (message) => message.text().includes('Not allowed to'));
    await page.evaluate((address) => {
      location.assign(address);
    }, url);
    await said;
  }
  // Not by a locator: those wait for the end of the navigation, and there was none.
  expect(await page.evaluate(() => location.href)).toBe('app://madang/');
  const typed = await page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value));
  expect(typed).toContain('Mina');
  expect(electron.windows()).toHaveLength(1);
  expect(other.visits()).toBe(0);
});
