// How a room is shown: by itself, by hand, and by keys; and that a picture stays the same element wherever it moves.
import { expect, type Locator, type Page } from '@playwright/test';
import { test, type App } from '../support/app.ts';
import { cameraOf, expectInRoom, hostRoom, people, screenOf, shareScreen, tile } from '../support/room.ts';

const { ara, bora, chan } = people;

const widthOf = async (element: Locator) => (await element.boundingBox())?.width ?? NaN;
const isLarge = async (window: Page, large: string, small: string) =>
  (await widthOf(tile(window, large))) > 2 * (await widthOf(tile(window, small)));
const isAlike = async (window: Page) =>
  Math.abs((await widthOf(tile(window, bora.name))) - (await widthOf(tile(window, chan.name)))) <= 1;
const pinButton = (window: Page, label: string) =>
  window.getByRole('main').getByRole('button', { name: `Keep ${label} large`, exact: true });

async function resize({ electron, window }: App, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
}

test('layouts follow what happens, keys, the menu and pins, with the same pictures', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const other = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await launchApp({ camera: chan, microphone: chan, args: [...join, '--name', chan.name] });
  for (const { name } of [bora, chan]) await expect(cameraOf(window, name)).toBeVisible();
  await expect.poll(() => isAlike(window)).toBe(true);
  for (const { name } of [bora, chan])
    await cameraOf(window, name).evaluate((video) => video.setAttribute('data-mark', ''));

  await pinButton(window, chan.name).focus();
  await window.keyboard.press('Enter');
  await expect.poll(() => isLarge(window, chan.name, bora.name)).toBe(true);
  await expect(pinButton(window, chan.name)).toHaveAttribute('aria-pressed', 'true');
  await window.keyboard.press('1');
  await expect.poll(() => isAlike(window)).toBe(true);
  await window.getByRole('button', { name: 'Layout', exact: true }).click();
  await expect(window.getByRole('radio', { name: 'Everyone alike' })).toBeChecked();
  await window.getByRole('radio', { name: 'Automatic' }).check({ force: true });
  await window.keyboard.press('Escape');

  await shareScreen(other.window);
  const screen = screenOf(window, bora.name);
  await expect
    .poll(async () => (await widthOf(screen)) > 2 * (await widthOf(tile(window, chan.name))))
    .toBe(true);
  await window.keyboard.press('1');
  await expect
    .poll(async () => Math.abs((await widthOf(screen)) - (await widthOf(tile(window, chan.name)))) <= 1)
    .toBe(true);
  await window.keyboard.press('3');
  await expect
    .poll(async () => (await widthOf(screen)) > 2 * (await widthOf(tile(window, chan.name))))
    .toBe(true);
  for (const { name } of [bora, chan]) await expect(cameraOf(window, name)).toHaveAttribute('data-mark');
});

test('a hand and a reaction are seen and heard of by the others, a hand by whoever comes later too', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const other = await launchApp({ microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(other.window, ara.name).getByTitle(/connection$/)).toBeVisible();
  const react = host.window.getByRole('button', { name: 'React', exact: true });
  await react.click();
  await host.window.getByRole('button', { name: 'Heart' }).click();
  await expect(tile(other.window, ara.name).getByTitle('Heart')).toBeVisible();
  await expect(other.window.getByRole('status').getByText('Ara: Heart')).toBeAttached();
  await expect(tile(other.window, ara.name).getByTitle('Heart')).toBeHidden();

  await host.window.getByRole('button', { name: 'Raise hand' }).click();
  await expect(tile(other.window, ara.name).getByTitle('Hand raised')).toBeVisible();
  const late = await launchApp({ microphone: chan, args: [...join, '--name', chan.name] });
  await expect(tile(late.window, ara.name).getByTitle('Hand raised')).toBeVisible();
  await host.window.getByRole('button', { name: 'Hand raised' }).click();
  await host.window.getByRole('button', { name: 'Lower hand' }).click();
  for (const { window } of [other, late])
    await expect(tile(window, ara.name).getByTitle('Hand raised')).toBeHidden();
});

test('the inspector has graphs, both ends of the path, and figures to hand on without what is private', async ({
  launchApp,
}) => {
  const { join } = await hostRoom(launchApp, ara);
  const viewer = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  const { window } = viewer;
  await window.getByRole('button', { name: 'How it connects' }).click();
  const person = window.getByRole('region', { name: ara.name, exact: true });
  for (const label of ['Round trip', 'Packets lost', 'Received', 'Sent', 'Frames a second', 'Lines'])
    await expect(person.getByRole('img', { name: new RegExp(`^${label}: .+ now`) })).toBeVisible();
  await expect(person.getByText(/^(\[[\da-f:]+\]|[\d.]+):\d+, own address$/).first()).toBeVisible();
  await window.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(window.getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = await viewer.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toContain('"connection": "connected"');
  for (const word of [ara.name, bora.name, 'candidate:', 'v=0']) expect(text).not.toContain(word);
});

test('a tile that joins shifts nothing that is there', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  await launchApp({ microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(host.window, bora.name).getByText('Connecting')).toHaveCount(0);
  await host.window.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
    }).observe({ type: 'layout-shift' });
  });
  await launchApp({ camera: chan, microphone: chan, args: [...join, '--name', chan.name] });
  await expect(cameraOf(host.window, chan.name)).toBeVisible();
  await expect(tile(host.window, chan.name).getByText('Connecting')).toHaveCount(0);
  expect(await host.window.evaluate((): unknown => Reflect.get(window, 'shifts'))).toEqual([]);
});

test('keys: Space to talk while muted, F, the list of keys, and none without Mod for whoever wants none', async ({
  launchApp,
}) => {
  const app = await launchApp({ microphone: ara, args: ['--host', '--name', ara.name] });
  const { window } = app;
  await expectInRoom(window);
  const microphone = window.getByRole('button', { name: 'Microphone', exact: true });
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
  // With a pointer: what was clicked has the focus, and Space is not for it.
  await microphone.click();
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');
  await window.keyboard.down('Space');
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
  await window.keyboard.up('Space');
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');
  // By keyboard: Space presses what was reached.
  await window.keyboard.press('Tab');
  await microphone.focus();
  await window.keyboard.press('Space');
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');

  await window.keyboard.press('f');
  await expect.poll(() => window.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await window.keyboard.press('Escape');
  await expect.poll(() => window.evaluate(() => document.fullscreenElement)).toBeNull();

  const more = window.getByRole('button', { name: 'More', exact: true });
  await more.click();
  await window.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const list = window.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByText('Hold Space')).toBeVisible();
  await list.getByRole('switch').uncheck();
  await window.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await window.keyboard.press('f');
  await more.click();
  await expect(window.getByRole('button', { name: /^Full screen/ })).toBeVisible();
  // While something is typed, a key is a letter.
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: /^Chat/ }).click();
  await window.getByLabel('Message').pressSequentially('f 1 ');
  await expect(window.getByLabel('Message')).toHaveValue('f 1 ');
});

test('in a window of 380 pixels everything is in reach', async ({ launchApp }) => {
  const app = await launchApp({ microphone: ara, args: ['--host', '--name', ara.name] });
  await expectInRoom(app.window);
  await resize(app, 380, 640);
  const bar = app.window.getByRole('toolbar');
  for (const button of await bar.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 380).toBe(true);
  }
  await app.window.getByRole('button', { name: 'More', exact: true }).click();
  for (const name of ['Invite', 'How it connects', 'Full screen', 'Keyboard shortcuts'])
    await expect(app.window.getByRole('button', { name })).toBeInViewport();
  for (const name of ['Microphone', 'Camera'])
    await expect(app.window.getByRole('combobox', { name, exact: true })).toBeVisible();
  await expect(app.window.getByRole('radio', { name: 'Speaker large' })).toBeAttached();
  await app.window.getByRole('button', { name: 'How it connects' }).click();
  await expect(app.window.getByRole('tab', { name: 'Connections' })).toBeVisible();
  await expect(app.window.getByRole('button', { name: 'Keyboard shortcuts' })).toBeHidden();
});
