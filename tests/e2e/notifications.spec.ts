// What a person who looks elsewhere is told of a call, and that it brings them back.
import { expect } from '@playwright/test';
import { test, type App } from '../support/app.ts';
import { readMain } from '../support/main-process.ts';
import { expectInRoom, hostRoom, people, say } from '../support/room.ts';
import { closeSettings, openSettings } from '../support/settings.ts';

const { ara, bora, chan } = people;

declare global {
  /** In the main process of a followed app: the notifications so far. */
  var toldNews: Electron.Notification[] | undefined;
}

/** Takes what the app tells from now on, as the system would: a virtual display has nothing that shows it. */
async function followNews(app: App): Promise<void> {
  await app.electron.evaluate(({ Notification }) => {
    const told: Electron.Notification[] = [];
    globalThis.toldNews = told;
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Electron.Notification) {
      told.push(this);
    };
  });
}

const toldBy = (app: App) =>
  readMain(app, () => globalThis.toldNews?.map(({ title, body }) => `${title}: ${body}`) ?? []);
const hide = (app: App) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
const isShown = (app: App) =>
  readMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

test('while the window is hidden: who arrives and who writes, without what; a click brings the window back', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  await followNews(host);
  await hide(host);
  const guest = await launchApp({ args: [...join, '--name', bora.name] });
  await expectInRoom(guest.window);
  await expect.poll(() => toldBy(host)).toEqual(['Madang: Bora joined']);
  await say(guest.window, 'The code is 1234');
  await expect.poll(() => toldBy(host)).toEqual(['Madang: Bora joined', 'Bora: Wrote a message']);
  await host.electron.evaluate(() => globalThis.toldNews?.[0]?.emit('click'));
  await expect.poll(() => isShown(host)).toBe(true);

  const dialog = await openSettings(host.window, 'Notifications');
  await dialog.getByRole('switch', { name: 'Show what was written' }).check();
  await dialog.getByRole('switch', { name: 'Someone arrives' }).uncheck();
  await closeSettings(host.window);
  await hide(host);
  await launchApp({ args: [...join, '--name', chan.name] });
  await expect(guest.window.getByRole('article', { name: chan.name, exact: true })).toBeVisible();
  await say(guest.window, 'Tea at four');
  await expect
    .poll(() => toldBy(host))
    .toEqual(['Madang: Bora joined', 'Bora: Wrote a message', 'Bora: Tea at four']);
});
