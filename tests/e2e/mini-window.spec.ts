// The small window of a call: the picture itself, mute, leave and the way back, while the window is hidden or by a button.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { expectToSee } from '../media/decode.ts';
import { test, type App } from '../support/app.ts';
import { setShown } from '../support/desktop.ts';
import { readMain } from '../support/main-process.ts';
import { callMadang } from '../support/page-doors.ts';
import { expectInRoom, expectSeenAndHeard, hostRoom, people, tile } from '../support/room.ts';

const { ara, bora } = people;
const control = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** What the main process knows of the small window; null while there is none. */
const miniOf = (app: App) =>
  readMain(app, ({ BrowserWindow }) => {
    const mini = BrowserWindow.getAllWindows().find((each) => each.isAlwaysOnTop());
    return mini ? { isVisible: mini.isVisible(), size: mini.getSize() } : null;
  });

test('hidden, the call goes on in a small window: who speaks, mute, back, and leave', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await expectSeenAndHeard(host.window, bora);
  const opened = host.electron.waitForEvent('window');
  await setShown(host, false);
  const mini = await opened;
  await expectToSee(mini.locator('video'), bora.colour);
  await expect(mini.getByRole('heading', { name: bora.name })).toBeVisible();
  expect(await miniOf(host)).toMatchObject({ isVisible: true, size: [320, 200] });
  // It is the page's own: main knows no other.
  expect(await mini.evaluate(() => Reflect.get(window, 'madang'))).toBeUndefined();

  await control(mini, 'Microphone').click();
  await expect(control(mini, 'Microphone')).toHaveAttribute('aria-pressed', 'false');
  await expect(tile(guest.window, ara.name)).toContainText('Microphone off');
  const { violations } = await new AxeBuilder({ page: mini }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id).filter((id) => id !== 'region')).toEqual([]);

  await control(mini, 'Back to the room').click();
  await expect.poll(() => miniOf(host)).toBeNull();
  await expectInRoom(host.window);

  const again = host.electron.waitForEvent('window');
  await setShown(host, false);
  await control(await again, 'Leave').click();
  await expect.poll(() => miniOf(host)).toBeNull();
  await expect(control(guest.window, 'Leave')).toHaveCount(0);
});

test('by a button, beside the window; closed, it stays so; and the page can open no other window', async ({
  launchApp,
}) => {
  const host = await launchApp({ args: ['--host', '--name', ara.name] });
  await expectInRoom(host.window);
  const opened = host.electron.waitForEvent('window');
  await control(host.window, 'Mini window').click();
  const mini = await opened;
  await expect(mini.getByRole('heading', { name: 'No one else is here' })).toBeVisible();
  const isOpened = await host.window.evaluate(() =>
    ['about:blank', 'app://madang/', 'https://example.org/'].map((url) => window.open(url, 'other') !== null),
  );
  expect(isOpened).toEqual([false, false, false]);
  await expect.poll(() => host.electron.windows().length).toBe(2);
  expect(await callMadang(host.window, 'muteKeys')).toMatch(/^answered/);

  await control(mini, 'Close').click();
  await expect.poll(() => miniOf(host)).toBeNull();
  await expect(control(host.window, 'Mini window')).toHaveAttribute('aria-pressed', 'false');
  await expectInRoom(host.window);
});
