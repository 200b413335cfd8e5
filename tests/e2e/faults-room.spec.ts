// What may go wrong around a room that is there: a taken port, a host that leaves or dies, a link in a call.
import { createServer } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { watchTimecode } from '../media/decode.ts';
import type { App } from '../support/app.ts';
import { askToJoin, joinField } from '../support/home.ts';
import { readMain } from '../support/main-process.ts';
import { cameraOf, enterFromGreenRoom, expectInRoom, inviteLink, people, tile } from '../support/room.ts';
import { inviteTo, test } from '../support/servers.ts';
import { startAgain } from '../support/start-directly.ts';

const { ara, bora, chan } = people;
const lost = 'The connection to the host was lost';
const closed = 'The host closed the room';
type Launch = (options: { args: string[]; camera?: typeof ara }) => Promise<App>;

/** One hosts and the other is in the room. */
async function twoInRoom(launchApp: Launch): Promise<{ host: App; guest: App; link: string }> {
  const host = await launchApp({ args: ['--host', 'Tea', '--name', ara.name], camera: ara });
  await expectInRoom(host.window);
  const link = await inviteLink(host.window);
  const guest = await launchApp({ args: ['--name', bora.name] });
  await askToJoin(guest.window, link);
  await enterFromGreenRoom(guest.window, 'Join');
  await expect(tile(host.window, bora.name)).toBeVisible();
  return { host, guest, link };
}

/** *Join again* leads to the green room, and Join there says what is wrong while the host is away. */
async function expectHostAway(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Join again' }).click();
  await window.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(window.getByRole('alert')).toHaveText(
    'The host cannot be reached. Check that you are on the same network and that the room is still open.',
  );
  await expect(window.getByLabel('Your name')).toHaveValue(bora.name);
  await window.getByRole('button', { name: 'Back' }).click();
  await expect(joinField(window)).toBeVisible();
}

test('the host quits: the other is told within 2 s, and can join again or go back', async ({ launchApp }) => {
  const { host, guest } = await twoInRoom(launchApp);
  // What was typed and not sent is not in the way, and nothing is asked.
  const gone = host.close();
  await expect(guest.window.getByRole('heading', { name: closed })).toBeVisible({ timeout: 2_000 });
  await expect(guest.window.getByText('The room is open only while its host is in it.')).toBeVisible();
  await gone;
  await expectHostAway(guest.window);
});

test('the host leaves by the button: the same words, and the host can host again', async ({ launchApp }) => {
  const { host, guest } = await twoInRoom(launchApp);
  await host.window.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(guest.window.getByRole('heading', { name: closed })).toBeVisible({ timeout: 2_000 });
  await guest.window.getByRole('button', { name: 'Back to start' }).click();
  await expect(joinField(guest.window)).toBeVisible();
  await host.window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(host.window, 'Start the room');
  await expect(host.window.getByRole('alert')).toHaveCount(0);
});

test('the host dies: the other is told, and not kept waiting for ever', async ({ launchApp }) => {
  test.setTimeout(90_000);
  const { host, guest } = await twoInRoom(launchApp);
  await host.kill();
  await expect(guest.window.getByText(/^The connection to the host is lost/)).toBeVisible({ timeout: 2_000 });
  await expect(guest.window.getByRole('heading', { name: lost })).toBeVisible({ timeout: 50_000 });
  await expect(guest.window.getByText(/^Check your network\./)).toBeVisible();
  await expectHostAway(guest.window);
});

test('a link opened while in a call: asked, and the call goes on until it is left for the other room', async ({
  launchApp,
  servers,
}) => {
  test.setTimeout(90_000);
  const { host, guest, link: own } = await twoInRoom(launchApp);
  const { window } = guest;
  const server = await servers.signaling();
  const link = inviteTo(server, server.createRoom({ name: 'Coffee', owner: chan.name }).id);
  await window.getByRole('button', { name: /^Chat/ }).click();
  await window.getByLabel('Message').fill('half a sentence');
  // To the room that one is in, there is nothing to ask.
  await startAgain(guest, own);
  await startAgain(guest, link);
  const dialog = window.getByRole('dialog', { name: 'Leave this room and join Coffee?' });
  await expect(dialog).toBeVisible();
  await watchTimecode(cameraOf(window, ara.name));
  await dialog.getByRole('button', { name: 'Stay' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(window.getByLabel('Message')).toHaveValue('half a sentence');
  await expect(tile(host.window, bora.name)).toBeVisible();

  await startAgain(guest, link);
  await dialog.getByRole('button', { name: 'Leave and join' }).click();
  await expect(tile(host.window, bora.name)).toHaveCount(0);
  await expect.poll(() => server.rooms()[0]?.participants).toBe(1);
  await expect(window.getByRole('heading', { name: 'Coffee' })).toBeAttached();
  await expectInRoom(window);
});

test('a second start ends by itself and shows the first; its link is the one that is joined', async ({
  launchApp,
}) => {
  const host = await launchApp({ args: ['--host', 'Tea', '--name', ara.name] });
  await expectInRoom(host.window);
  const link = await inviteLink(host.window);
  const first = await launchApp({ args: ['--name', bora.name] });
  await expect(joinField(first.window)).toBeVisible();
  await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const isShown = () =>
    readMain(first, ({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()));
  expect(await isShown()).toEqual([false]);
  await startAgain(first);
  await expect.poll(isShown).toEqual([true]);
  await startAgain(first, link);
  await expect(first.window.getByRole('heading', { name: 'Tea' })).toBeVisible();
  expect(await isShown()).toEqual([true]);
});

test('a taken port: the next free one is used, and the invite says which', async ({ launchApp }) => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, () => {
      const address = taken.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  const host = await launchApp({ args: ['--host', '--name', ara.name, '--port', String(port)] });
  await expectInRoom(host.window);
  const link = await inviteLink(host.window);
  const used = Number(/&port=(\d+)&/.exec(link)?.[1]);
  expect(used).toBeGreaterThan(port);
  expect(used).toBeLessThanOrEqual(port + 20);
  const guest = await launchApp({ args: ['--join', link, '--name', bora.name] });
  await expect(tile(guest.window, ara.name)).toBeVisible();
  await new Promise((resolve) => taken.close(resolve));
});
