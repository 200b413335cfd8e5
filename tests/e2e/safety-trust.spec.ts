// What the app lets through only when it was chosen or pinned: screens, certificates, files of its own scheme.
import { expect } from '@playwright/test';
import { answersOf } from '../support/app-scheme.ts';
import { askToJoin } from '../support/home.ts';
import { callMadang, canOpenSocket } from '../support/page-doors.ts';
import { healthWithRoom, test } from '../support/servers.ts';

test('a screen is shared only after it was chosen from what was offered', async ({ launchApp }) => {
  const { window } = await launchApp();
  const capture = () =>
    window.evaluate(() =>
      navigator.mediaDevices.getDisplayMedia({ video: true }).then(
        (stream) => stream.getTracks().map((track) => (track.stop(), track.kind)),
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      ),
    );
  expect(await capture()).toMatch(/Error$/);
  expect(await callMadang(window, 'chooseCaptureSource', 'screen:999:0')).toBe('answered false');
  expect(await capture()).toMatch(/Error$/);
  const offered = /"id":"(screen:\d+:\d+)"/.exec(await callMadang(window, 'captureSources'))?.[1];
  expect(await callMadang(window, 'chooseCaptureSource', offered)).toBe('answered true');
  expect(await capture()).toEqual(['video']);
  // The choice was good for once.
  expect(await capture()).toMatch(/Error$/);
});

test('only a pinned certificate is connected to', async ({ launchApp, servers }) => {
  const { window, electron } = await launchApp();
  const host = await servers.claiming({ health: healthWithRoom() });
  const impostor = await servers.claiming({ health: healthWithRoom() });
  expect(await canOpenSocket(window, impostor.port)).toBe(false);
  await askToJoin(window, `127.0.0.1:${String(host.port)}`);
  await expect(window.getByRole('heading', { name: 'Tea' })).toBeVisible();
  expect(await canOpenSocket(window, host.port)).toBe(true);
  expect(await canOpenSocket(window, impostor.port)).toBe(false);
  const fetched = await electron.evaluate(
    ({ net }, url) =>
      net.fetch(url).then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    `https://127.0.0.1:${String(impostor.port)}/health`,
  );
  expect(fetched).toMatch(/ERR_/);
});

test('the app’s scheme serves the built page and nothing around it', async ({ launchApp }) => {
  const app = await launchApp();
  const paths = [
    ...[
      '../../package.json',
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      '..%5c..%5cpackage.json',
    ],
    ...[
      '/etc/passwd',
      '//etc/passwd',
      '%2fetc%2fpasswd',
      'assets/../../main/main.js',
      'assets/..%2f..%2fmain%2fmain.js',
    ],
    ...['.git/config', 'index.html%00.js', '%', 'assets/', 'C:/Windows/win.ini', 'index.html/'],
  ];
  const addresses = paths.map((path) => `app://madang/${path}`);
  addresses.push('app://other/index.html', 'app://a@madang/index.html');
  const answers = await answersOf(app, ['app://madang/', 'app://madang/index.html', ...addresses]);
  expect(Object.entries(answers).filter(([, answer]) => answer === '200')).toEqual([
    ['app://madang/', '200'],
    ['app://madang/index.html', '200'],
  ]);
});
