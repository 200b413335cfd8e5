// Updates, by the real updater from a real server: nothing without an address, nothing without being asked, and nothing
// that is not what was announced.
import { expect, type Locator } from '@playwright/test';
import { test as base, type App } from '../support/app.ts';
import { enterFromGreenRoom, people } from '../support/room.ts';
import { closeSettings, openSettings } from '../support/settings.ts';
import { InstalledApp, listOf, serveUpdates, type UpdateServer } from '../support/update-server.ts';

const { ara } = people;
const file = InstalledApp.version('9.9.9');
const notes = 'Calls are quieter.\n<b id="injected">Bold</b> & <script>window.ran = true</script>';

const test = base.extend<{ server: UpdateServer; installed: InstalledApp }>({
  server: async ({}, use) => {
    const server = await serveUpdates({ version: '9.9.9', notes, file });
    await use(server);
    await server.close();
  },
  installed: async ({}, use) => {
    const installed = new InstalledApp();
    await use(installed);
    installed.remove();
  },
});

test.skip(process.platform !== 'linux', 'the file that is updated here is an AppImage');

async function setAddress({ window }: App, address: string): Promise<Locator> {
  const dialog = await openSettings(window, 'Updates');
  const field = dialog.getByLabel('Update address');
  await field.fill(address);
  await field.press('Tab');
  return dialog;
}
const check = (dialog: Locator) => dialog.getByRole('button', { name: 'Check now' }).click();
const files = ({ asked }: UpdateServer) => asked.filter(({ path }) => path.endsWith('.AppImage')).length;

test('a newer version is found, told with its notes, downloaded, checked and installed, each when asked for', async ({
  launchApp,
  server,
  installed,
}) => {
  const app = await launchApp({ args: ['--name', ara.name], env: installed.env });
  const { window } = app;
  const before = installed.read();
  let dialog = await openSettings(window, 'Updates');
  await expect(dialog.getByText('Without an address, Madang stays as it is.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Check now' })).toHaveCount(0);
  dialog = await setAddress(app, 'http://updates.example/');
  await expect(dialog.getByLabel('Update address')).toHaveAccessibleDescription(
    'An address begins with https://.',
  );
  dialog = await setAddress(app, server.address);

  await check(dialog);
  await expect(dialog.getByText('Version 9.9.9 is available.')).toBeVisible();
  await expect(dialog.getByText('<b id="injected">Bold</b>')).toBeVisible();
  const wasRead = await window.evaluate(
    () => document.getElementById('injected') !== null || Reflect.has(window, 'ran'),
  );
  expect(wasRead).toBe(false);
  expect(files(server)).toBe(0);
  // No id of this installation is told.
  expect(server.asked.map(({ headers }) => headers['x-user-staging-id'])).toEqual(['none']);

  await dialog.getByRole('button', { name: 'Download (3 MB)' }).click();
  await expect(dialog.getByText('Version 9.9.9 is downloaded and checked.')).toBeVisible();
  expect(files(server)).toBe(1);
  expect(installed.read()).toEqual(before);

  // Not in the middle of a call.
  await closeSettings(window);
  await window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(window, 'Start the room');
  dialog = await openSettings(window, 'Updates');
  await expect(dialog.getByRole('button', { name: 'Restart and update' })).toBeDisabled();
  await closeSettings(window);
  await window.getByRole('button', { name: 'Leave', exact: true }).click();
  dialog = await openSettings(window, 'Updates');
  const ended = app.electron.waitForEvent('close');
  await dialog.getByRole('button', { name: 'Restart and update' }).click();
  await ended;
  await expect.poll(() => installed.started()).toBe('9.9.9');
  expect(installed.read().equals(file)).toBe(true);
});

test('a file that is not the one that was announced is thrown away, with words', async ({
  launchApp,
  server,
  installed,
}) => {
  const sent = Buffer.from(file);
  sent.write('rm', file.indexOf('printf'));
  server.offer = { ...server.offer, sent };
  const app = await launchApp({ lang: 'ko', env: installed.env });
  const before = installed.read();
  await app.window.getByRole('button', { name: '설정' }).click();
  await app.window.getByRole('tab', { name: '업데이트' }).click();
  const field = app.window.getByLabel('업데이트 주소');
  await field.fill(server.address);
  await field.press('Tab');
  await app.window.getByRole('button', { name: '지금 확인' }).click();
  await app.window.getByRole('button', { name: '내려받기(3MB)' }).click();
  await expect(app.window.getByRole('alert')).toContainText('알려 준 것과 다른 파일이에요.');
  await expect(app.window.getByRole('button', { name: '다시 시작하고 업데이트' })).toHaveCount(0);
  expect(installed.read()).toEqual(before);
  expect(app.output()).toContain('update: wrong-checksum');
  await app.close();
  expect(installed.started()).toBeNull();
});

test('what an address says is believed only when it is a list of versions, and what is wrong is said', async ({
  launchApp,
  server,
  installed,
}) => {
  const app = await launchApp({ env: installed.env });
  const dialog = await setAddress(app, server.address);
  const right = JSON.parse(listOf(server.offer)) as { files: object[] };
  const [about] = right.files;
  const elsewhere = { ...right, files: [{ ...about, url: 'https://updates.example/Madang.AppImage' }] };
  const wrong: [list: string | null, words: string][] = [
    [null, 'There are no versions for this system at this address.'],
    ['<h1>Printer</h1>', 'not a list of versions that can be trusted'],
    [
      JSON.stringify({ ...right, files: [{ url: 'Madang.AppImage' }] }),
      'not a list of versions that can be trusted',
    ],
    [JSON.stringify(elsewhere), 'not a list of versions that can be trusted'],
  ];
  for (const [list, words] of wrong) {
    server.offer = { ...server.offer, list };
    await check(dialog);
    await expect(dialog.getByRole('alert')).toContainText(words);
    // So that the next words are not taken for these.
    server.offer = { ...server.offer, list: listOf({ ...server.offer, version: '0.0.1' }) };
    await check(dialog);
    await expect(dialog.getByText('This is the newest version.')).toBeVisible();
  }
  await server.close();
  await check(dialog);
  await expect(dialog.getByRole('alert')).toContainText('Nothing answers at this address.');
  expect(files(server)).toBe(0);
});

test('with an address, too, nothing is asked before a person asks; and a copy that was not installed says so', async ({
  launchApp,
  server,
  installed,
}) => {
  const first = await launchApp({ env: installed.env });
  await setAddress(first, server.address);
  await closeSettings(first.window);
  await first.close();
  const second = await launchApp({ profile: first.profile });
  const dialog = await openSettings(second.window, 'Updates');
  await expect(dialog.getByLabel('Update address')).toHaveValue(server.address);
  await expect(dialog.getByRole('button', { name: 'Check now' })).toBeEnabled();
  expect(server.asked).toEqual([]);
  await check(dialog);
  await expect(dialog.getByRole('alert')).toContainText("This copy can't update itself.");
  expect(server.asked).toEqual([]);
});
