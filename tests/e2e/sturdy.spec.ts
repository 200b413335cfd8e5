// What breaks inside the app: it goes on, says so in words, and a person is where they were.
import { expect, type Page } from '@playwright/test';
import { expectToSee } from '../media/decode.ts';
import { watchWhile } from '../media/watch-while.ts';
import { test } from '../support/app.ts';
import { crashPage, pageAfterCrash, pageLoaded } from '../support/crash.ts';
import { setShown } from '../support/desktop.ts';
import { readMain } from '../support/main-process.ts';
import {
  cameraOf,
  expectInRoom,
  expectSaid,
  expectSeenAndHeard,
  hostRoom,
  people,
  say,
  tile,
} from '../support/room.ts';

const { ara, bora } = people;
const restarted = (page: Page) => page.getByText("Madang's window stopped working and was started again.");

test('a guest whose page crashes is back in the room by itself, through its lock, seen and heard', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const guest = await launchApp({
    args: ['--name', bora.name, ...join],
    camera: bora,
    microphone: bora,
  });
  await expectSeenAndHeard(host.window, bora);
  await host.window.getByRole('button', { name: /^People/ }).click();
  await host.window.getByRole('button', { name: 'Lock the room' }).click();
  await expect(host.window.getByRole('button', { name: 'Unlock the room' })).toBeVisible();

  await crashPage(guest);
  const page = await pageAfterCrash(guest);
  await expectInRoom(page);
  await expectSeenAndHeard(page, ara);
  await expectSeenAndHeard(host.window, bora);
  await expect(restarted(page)).toBeVisible();
  await page
    .getByRole('status')
    .filter({ has: restarted(page) })
    .getByRole('button', { name: 'Close' })
    .click();
  await expect(restarted(page)).toHaveCount(0);
  await say(host.window, 'there you are');
  await expectSaid(page, ara.name, 'there you are');
});

test('a host whose page crashes keeps room, controls and guests, and comes back as muted as before', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ args: ['--name', bora.name, ...join], camera: bora, microphone: bora });
  await expectSeenAndHeard(guest.window, ara);
  await host.window.getByRole('button', { name: 'Microphone', exact: true }).click();
  await expect(tile(guest.window, ara.name)).toContainText('Microphone off');

  // The small window of the call, too, is nothing without its page.
  const mini = host.electron.waitForEvent('window');
  await setShown(host, false);
  await mini;
  await crashPage(host);
  await expect
    .poll(() => readMain(host, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
  await setShown(host, true);
  const page = await pageAfterCrash(host);
  await expectInRoom(page);
  await expectSeenAndHeard(page, bora);
  await expectToSee(cameraOf(guest.window, ara.name), ara.colour);
  await expect(tile(guest.window, ara.name)).toContainText('Microphone off');
  await page.getByRole('button', { name: 'Microphone', exact: true }).click();
  await expectSeenAndHeard(guest.window, ara);
  await page.getByRole('button', { name: /^People/ }).click();
  await page.getByRole('button', { name: 'Lock the room' }).click();
  await expect(page.getByRole('button', { name: 'Unlock the room' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(guest.window.getByRole('heading', { name: 'The host closed the room' })).toBeVisible();
});

test('a page that keeps crashing is not started for ever, and says what can be done', async ({
  launchApp,
}) => {
  const app = await launchApp();
  await expect(app.window.getByRole('button', { name: 'Host a room' })).toBeVisible();
  await crashPage(app);
  for (let time = 2; time <= 4; time += 1) {
    await pageLoaded(app);
    await crashPage(app);
  }
  const page = await pageAfterCrash(app);
  await expect(page.getByRole('heading', { name: "Madang's window keeps stopping" })).toBeVisible();
  await expect(page.getByRole('heading', { name: '마당 창이 계속 멈춰요' })).toBeVisible();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Host a room' })).toBeVisible();
  await expect(restarted(page)).toBeVisible();
});

test('an error in main that nobody owns is logged and told, in both languages, and the call goes on', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const guest = await launchApp({
    lang: 'ko',
    args: ['--name', bora.name, ...join],
    camera: bora,
    microphone: bora,
  });
  await expectSeenAndHeard(host.window, bora);
  await expectSeenAndHeard(guest.window, ara);
  await watchWhile([cameraOf(host.window, bora.name), cameraOf(guest.window, ara.name)], async () => {
    await host.electron.evaluate(() => {
      setTimeout(() => {
        throw new Error('a fault on purpose');
      });
    });
    await guest.electron.evaluate(() => {
      setTimeout(() => void Promise.reject(new Error('a fault on purpose')));
    });
    await expect(host.window.getByText('Something went wrong inside Madang.')).toBeVisible();
    await expect(guest.window.getByText('마당 안에서 문제가 생겼어요.')).toBeVisible();
  });
  expect(host.output()).toContain('uncaught exception Error: a fault on purpose');
  expect(guest.output()).toContain('unhandled rejection Error: a fault on purpose');
});
