// A computer that is on no network: the app says so, and a room there is for this computer alone.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { askToJoin, expectRefused } from '../support/home.ts';
import { enterFromGreenRoom, inviteLink } from '../support/room.ts';
import { ip } from './ip.ts';
import { createLab, type Lab, type LabHost } from './network.ts';
import { skipWithoutLab } from './skip.ts';

let lab: Lab | undefined;
let alone: LabHost;

test.beforeAll(async () => {
  await skipWithoutLab();
  lab = await createLab(1);
  const [host] = lab.hosts;
  if (host === undefined) throw new Error('the lab has too few hosts');
  alone = host;
  // Nothing is left but loopback.
  await ip(`-n ${alone.namespace} link del eth0`);
});

test.afterAll(async () => {
  await lab?.destroy();
});

test('without a network: said at home and when joining, and hosting is for this computer alone', async ({
  launchApp,
}) => {
  const { window } = await launchApp({ namespace: alone.namespace, args: ['--name', 'Mina'] });
  const offline = 'No network. Connect to Wi-Fi or plug in a network cable.';
  await expect(window.getByRole('status').filter({ hasText: offline })).toBeVisible();
  await expect(window.getByText('Rooms appear here once this computer is on a network.')).toBeVisible();

  const remedy = 'No network. Connect to Wi-Fi or plug in a network cable, then try again.';
  await askToJoin(window, '192.168.0.7');
  await expectRefused(window, '192.168.0.7', remedy);
  const invite = `madang://join/qUmKXHTpIV7r?at=10.77.0.9&port=7420&fp=${'A'.repeat(43)}`;
  await askToJoin(window, invite);
  await expectRefused(window, invite, remedy);

  await window.getByRole('button', { name: 'Host a room' }).click();
  await window.getByLabel('Room name').fill('Tea');
  // A room for this machine alone: two people at it may still try the app.
  await enterFromGreenRoom(window, 'Start the room');
  expect(await inviteLink(window)).toContain('?at=127.0.0.1');
  await expect(window.getByRole('heading', { name: 'Tea' })).toBeAttached();
});
