// How sure it is who somebody is: what is shown, what two people compare, and what is remembered of a device.
import { expect } from '@playwright/test';
import {
  expectSeenAndHeard,
  enterFromGreenRoom,
  hostRoom,
  inviteLink,
  people,
  tile,
} from '../support/room.ts';
import { codeIn, expectTrust, openTrust } from '../support/trust.ts';
import { test } from '../support/app.ts';

const { ara, bora } = people;

test('two compare their codes: the same on both screens, and remembered on the one that says so', async ({
  launchApp,
}) => {
  test.setTimeout(120_000);
  const { host, join } = await hostRoom(launchApp, ara);
  const args = [...join, '--name', bora.name];
  const guest = await launchApp({ args, camera: bora, microphone: bora });
  await expectTrust(host.window, bora.name, 'Not verified');
  await expectTrust(guest.window, ara.name, 'Not verified');
  const here = await openTrust(host.window, bora.name);
  const there = await openTrust(guest.window, ara.name);
  const code = await codeIn(here);
  expect(code).toHaveLength(7);
  for (const words of code) expect(words).toMatch(/^[a-z ]+$/);
  expect(await codeIn(there)).toEqual(code);
  await here.getByRole('button', { name: 'They match' }).click();
  await expect(here).toHaveCount(0);
  await expectTrust(host.window, bora.name, 'Verified by you');
  // The other person has to look for themselves.
  await there.getByRole('button', { name: 'Close' }).click();
  await expectTrust(guest.window, ara.name, 'Not verified');

  await guest.close();
  await expect(tile(host.window, bora.name)).toHaveCount(0);
  const again = await launchApp({ profile: guest.profile, args: [...join, '--name', 'Bo'] });
  await expectTrust(again.window, ara.name, 'Known device');
  await expectTrust(host.window, 'Bo', 'Verified by you');
  const later = await openTrust(host.window, 'Bo');
  await expect(later).toContainText('Last time, this device was called Bora.');
  // Another connection, another code.
  expect(await codeIn(later)).not.toEqual(code);
  await later.getByRole('button', { name: 'Forget this device' }).click();
  await expectTrust(host.window, 'Bo', 'Not verified');
});

test('codes that differ end the connection on both sides, and both are told why', async ({ launchApp }) => {
  test.setTimeout(90_000);
  const { host, join } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ args: [...join, '--name', bora.name], camera: bora, microphone: bora });
  await expectSeenAndHeard(host.window, bora);
  const dialog = await openTrust(host.window, bora.name);
  await dialog.getByRole('button', { name: 'They differ' }).click();
  const words = 'The codes differ, so someone may be listening in. The connection to Bora was closed.';
  await expect(tile(host.window, bora.name)).toContainText(words);
  await expect(tile(guest.window, ara.name)).toContainText('Ara says that the codes differ');
  for (const [window, { name }] of [
    [host.window, bora],
    [guest.window, ara],
  ] as const) {
    await expect(tile(window, name).locator('video')).toHaveCount(0);
    await expect(tile(window, name).getByText('Not verified')).toHaveCount(0);
  }
});

test('whoever has the secret of the invite is verified by it', async ({ launchApp }) => {
  const host = await launchApp({ args: ['--name', ara.name] });
  await host.window.getByRole('button', { name: 'Host a room' }).click();
  await host.window.getByRole('radio', { name: 'With the link only', exact: true }).check();
  await enterFromGreenRoom(host.window, 'Start the room');
  const link = await inviteLink(host.window);
  const guest = await launchApp({ args: ['--name', bora.name, '--join', link] });
  await expectTrust(guest.window, ara.name, 'Verified by invite');
  await expectTrust(host.window, bora.name, 'Verified by invite');
  // Esc closes the dialog, and not the panel under it.
  const dialog = await openTrust(host.window, bora.name);
  await host.window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(host.window.getByRole('list', { name: 'People' })).toBeVisible();
});
