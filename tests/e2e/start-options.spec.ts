// The app's own command line: what it takes, and how it ends when it cannot.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { expectInRoom, inviteLink, people, printedInvite, tile } from '../support/room.ts';
import { runApp, runToEnd } from '../support/start-directly.ts';

const { ara, bora } = people;

test('a value that cannot be used ends the start with code 2 and one line that says what is needed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'madang-misuse-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  // One of each kind; which values are usable is told by the unit test of the options.
  const misuses: [args: string[], line: string][] = [
    [['--name', 'x'.repeat(65)], '--name needs a name of at most 64 characters'],
    [['--host', 'x'.repeat(65)], '--host needs a room name of at most 64 characters'],
    [['--port=70000'], '--port needs a port from 1 to 65535'],
    [['--lang', 'xx'], '--lang needs ko or en'],
    [['--host', 'Tea', '--join', '127.0.0.1'], '--host and --join exclude each other'],
    [['--profile', file], `--profile ${file} can't be used as a folder`],
    [['--profile', '/proc/nope/deeper'], "--profile /proc/nope/deeper can't be used as a folder"],
  ];
  for (const [args, line] of misuses) {
    await test.step(args.join(' ').slice(0, 40), async () => {
      const { code, stdout, stderr } = await runApp(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      // Chromium has words of its own on a machine without a message bus or a graphics card.
      expect(stderr.split('\n').filter((printed) => printed.startsWith('madang:'))).toEqual([
        `madang: ${line}`,
      ]);
    });
  }
  rmSync(folder, { recursive: true });
});

test('npm start refuses an option that there is none of, with code 2 and one line', async () => {
  for (const args of [['--nmae', 'Mina'], ['--port', 'many'], ['madang://join/x']]) {
    const { code, stdout, stderr } = await runToEnd(process.execPath, ['build/start.mjs', ...args]);
    expect(code).toBe(2);
    expect(`${stdout}${stderr}`.trim().split('\n')).toEqual([expect.stringMatching(/See --help\.$/)]);
  }
});

test('--host, --name, --port and --print-invite open a room at once, --join leads straight into it', async ({
  launchApp,
}) => {
  const port = await freePort();
  const host = await launchApp({
    args: ['--host', '다과회', '--name', ara.name, '--port', String(port), '--print-invite'],
  });
  await expectInRoom(host.window);
  await expect(host.window).toHaveTitle('다과회 – Madang');
  const printed = await printedInvite(host);
  expect(await inviteLink(host.window)).toBe(printed);
  expect(printed).toContain(`port=${String(port)}`);
  await expect(tile(host.window, `${ara.name} (you)`)).toBeVisible();

  const guest = await launchApp({ args: ['--join', `127.0.0.1:${String(port)}`, '--name', bora.name] });
  await expectInRoom(guest.window);
  await expect(tile(guest.window, ara.name)).toBeVisible();
  await expect(tile(host.window, bora.name)).toBeVisible();
});

test('--join with what is no invite shows the home screen and says so, in the language of --lang', async ({
  launchApp,
}) => {
  const first = await launchApp({ lang: 'ko', args: ['--join', 'madang://join/x', '--name', '민아'] });
  await expect(first.window.getByRole('alert')).toContainText('초대 링크가 온전하지 않아요.');
  await expect(first.window.getByLabel('내 이름')).toHaveValue('민아');
  await expect(first.window.locator('html')).toHaveAttribute('lang', 'ko');
});

test('settings that cannot be read are set aside, the app starts as if there were none, and says so', async ({
  launchApp,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'madang-broken-'));
  const broken = '{"name": "Mi';
  for (const file of ['settings.json', 'known-hosts.json', 'window.json'])
    writeFileSync(join(profile, file), broken);
  const app = await launchApp({ profile });
  await expect(app.window.getByRole('button', { name: 'Host a room' })).toBeVisible();
  await app.window.getByLabel('Your name').fill('Mina');
  await app.window.getByLabel('Your name').press('Tab');
  await expect.poll(() => readFileSync(join(profile, 'settings.json'), 'utf8')).toContain('Mina');
  expect(readFileSync(join(profile, 'settings.json.bad'), 'utf8')).toBe(broken);
  await expect(app.window.getByText('The old file is kept as settings.json.bad.')).toBeVisible();
  await expect(app.window.getByText('The old file is kept as known-hosts.json.bad.')).toBeVisible();
  await app.close();

  // A second time, what was set aside before stays; and what a newer version kept is no more readable than half a file.
  const strange = '{"language": "tlh"}';
  writeFileSync(join(profile, 'settings.json'), strange);
  const again = await launchApp({ profile, lang: 'ko' });
  await expect(again.window.getByText('이전 파일은 settings.json.bad2(으)로 남겨 두었어요.')).toBeVisible();
  expect(readFileSync(join(profile, 'settings.json.bad'), 'utf8')).toBe(broken);
  expect(readFileSync(join(profile, 'settings.json.bad2'), 'utf8')).toBe(strange);
  await again.close();
  rmSync(profile, { recursive: true });
});

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
