// The app as a part of the desktop: its place, staying awake in a call, the tray, keys that work anywhere, closing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test, type App } from '../support/app.ts';
import { askToClose, canPressKeys, followTray, pickInTray, pressKeys, trayTip } from '../support/desktop.ts';
import { readMain } from '../support/main-process.ts';
import { enterFromGreenRoom, expectInRoom, people } from '../support/room.ts';
import { openSettings } from '../support/settings.ts';

const { ara, bora } = people;
const boundsOf = (app: App) =>
  readMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
const isAwake = (app: App) =>
  readMain(app, ({ powerSaveBlocker }) =>
    Array.from({ length: 20 }, (_, id) => powerSaveBlocker.isStarted(id)).some(Boolean),
  );
const microphone = (window: Page) => window.getByRole('button', { name: 'Microphone', exact: true });

async function host(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(window, 'Start the room');
}

test('the window comes back where it was, and on the screen when that place is gone', async ({
  launchApp,
}) => {
  const place = { x: 140, y: 60, width: 700, height: 600 };
  const first = await launchApp();
  await first.electron.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  await expect.poll(() => boundsOf(first)).toEqual(place);
  await first.close();

  const second = await launchApp({ profile: first.profile });
  expect(await boundsOf(second)).toEqual(place);
  await second.close();

  const gone = { bounds: { ...place, x: 9_000 }, maximized: false };
  writeFileSync(join(first.profile, 'window.json'), JSON.stringify(gone));
  const third = await launchApp({ profile: first.profile });
  const bounds = await boundsOf(third);
  const screen = await third.electron.evaluate(({ screen: all }) => all.getPrimaryDisplay().workArea);
  expect(bounds?.x).toBeLessThan(screen.x + screen.width - 100);
});

test('a call keeps the display awake, and closing the window asks before it ends', async ({ launchApp }) => {
  const app = await launchApp({ args: ['--name', ara.name] });
  const { window } = app;
  expect(await isAwake(app)).toBe(false);
  await host(window);
  await expect.poll(() => isAwake(app)).toBe(true);

  const question = window.getByRole('dialog', { name: 'Leave the call and close Madang?' });
  await askToClose(app);
  await expect(question).toContainText('it ends for everyone');
  await question.getByRole('button', { name: 'Stay in the call' }).click();
  await expect(question).toHaveCount(0);
  await expectInRoom(window);

  await window.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect.poll(() => isAwake(app)).toBe(false);
  await host(window);
  await askToClose(app);
  const ended = app.electron.waitForEvent('close');
  await question.getByRole('button', { name: 'Leave and close' }).click();
  await ended;
});

test('the tray shows the call, in the language of the app, and mutes, leaves and quits', async ({
  launchApp,
}) => {
  const app = await launchApp({ lang: 'ko', microphone: ara, args: ['--name', ara.name] });
  const { window } = app;
  await followTray(app);
  const start = async () => {
    await window.getByRole('button', { name: '방 만들기' }).click();
    await window.getByRole('button', { name: '방 시작하기' }).click();
    await expect.poll(() => trayTip(app)).toBe('통화 중: Ara님의 방');
  };
  await start();
  await pickInTray(app, '마이크 끄기');
  await expect.poll(() => trayTip(app)).toBe('통화 중, 마이크 꺼짐: Ara님의 방');
  await expect(window.getByRole('button', { name: '마이크', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await pickInTray(app, '나가기');
  await expect(window.getByRole('button', { name: '방 만들기' })).toBeVisible();
  await expect.poll(() => trayTip(app)).toBe('');

  await start();
  await pickInTray(app, '마당 끝내기');
  const ended = app.electron.waitForEvent('close');
  await window.getByRole('button', { name: '나가고 닫기' }).click();
  await ended;
});

test('keys that work anywhere mute and unmute during a call, and can be changed', async ({ launchApp }) => {
  test.skip(!canPressKeys(), 'keys cannot be pressed on the display itself (Debian: xdotool)');
  const app = await launchApp({ microphone: ara, args: ['--name', ara.name] });
  const { window } = app;
  await host(window);
  await expect(microphone(window)).toHaveAttribute('aria-pressed', 'true');
  // Hidden, it gets no key that is not meant for it alone.
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  pressKeys('ctrl+alt+shift+d');
  await expect(microphone(window)).toHaveAttribute('aria-pressed', 'false');
  pressKeys('ctrl+alt+shift+d');
  await expect(microphone(window)).toHaveAttribute('aria-pressed', 'true');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());

  const dialog = await openSettings(window, 'Shortcuts');
  await dialog.getByRole('button', { name: 'Change' }).click();
  await window.keyboard.press('Control+Alt+KeyK');
  await expect(dialog.getByText('Ctrl+Alt+K')).toBeVisible();
  pressKeys('ctrl+alt+k');
  await expect(microphone(window)).toHaveAttribute('aria-pressed', 'false');
  pressKeys('ctrl+alt+shift+d');
  pressKeys('ctrl+alt+k');
  await expect(microphone(window)).toHaveAttribute('aria-pressed', 'true');
});

test('keys that another app has are refused with words, and none are needed', async ({ launchApp }) => {
  const first = await launchApp({ args: ['--host', '--name', ara.name] });
  await expectInRoom(first.window);
  const second = await launchApp({ args: ['--name', bora.name] });
  const dialog = await openSettings(second.window, 'Shortcuts');
  const words = "Ctrl+Alt+Shift+D can't be used: the system or another app has taken it. Choose other keys.";
  await expect(dialog.getByRole('status').filter({ hasText: words })).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog.getByText('No keys')).toBeVisible();
  await expect(dialog.getByText(words)).toHaveCount(0);
});
