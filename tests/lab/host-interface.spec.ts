// A room that is hosted on one of a computer's networks is not there on the others.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { enterFromGreenRoom, expectInRoom, inviteLink, people } from '../support/room.ts';
import { closeSettings, openSettings } from '../support/settings.ts';
import { ip } from './ip.ts';
import { createLab, type Lab, type LabHost } from './network.ts';
import { skipWithoutLab } from './skip.ts';

const { ara, bora } = people;
let lab: Lab | undefined;
let two: LabHost;
let other: LabHost;

test.beforeAll(async () => {
  await skipWithoutLab();
  lab = await createLab(2);
  const [first, second] = lab.hosts;
  if (first === undefined || second === undefined) throw new Error('the lab has too few hosts');
  [two, other] = [first, second];
  // A second network, with nobody else in it.
  await ip(`-n ${two.namespace} link add eth5 type bridge`);
  await ip(`-n ${two.namespace} addr add 10.99.0.1/24 dev eth5`);
  await ip(`-n ${two.namespace} link set eth5 up`);
});

test.afterAll(async () => {
  await lab?.destroy();
});

/** Whether a server answers at an address of the first host, asked from there. */
async function answers(address: string, port: string): Promise<boolean> {
  const ask =
    `const s = require('node:tls').connect({ host: '${address}', port: ${port}, rejectUnauthorized: false });` +
    "s.on('secureConnect', () => process.exit(0)).on('error', () => process.exit(1)).on('close', () => process.exit(1))";
  return (await two.exec(process.execPath, '-e', ask)).code === 0;
}

test('hosting on one network: the invite names it alone, and the server answers there alone', async ({
  launchApp,
}) => {
  const { window } = await launchApp({ namespace: two.namespace, args: ['--name', ara.name] });
  const dialog = await openSettings(window, 'Network');
  await dialog.getByLabel('Network to host on').selectOption('eth0');
  await closeSettings(window);
  await window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(window, 'Start the room');
  const link = await inviteLink(window);
  expect(link).toContain('10.77.0.1');
  expect(link).not.toContain('10.99.0.1');
  const port = /port=(\d+)/.exec(link)?.[1] ?? '';
  expect(await answers('10.77.0.1', port)).toBe(true);
  expect(await answers('127.0.0.1', port)).toBe(true);
  expect(await answers('10.99.0.1', port)).toBe(false);

  const guest = await launchApp({
    namespace: other.namespace,
    args: ['--name', bora.name, '--join', link],
  });
  await expectInRoom(guest.window);
});

test('a network that is not connected is said to be so, and the others are not used instead', async ({
  launchApp,
}) => {
  const { window } = await launchApp({ namespace: two.namespace, args: ['--name', ara.name] });
  const dialog = await openSettings(window, 'Network');
  await dialog.getByLabel('Network to host on').selectOption('eth5');
  await closeSettings(window);
  await ip(`-n ${two.namespace} link del eth5`);
  await window.getByRole('button', { name: 'Host a room' }).click();
  await window.getByRole('button', { name: 'Start the room' }).click();
  await expect(window.getByRole('alert')).toContainText(
    'The network that you chose to host on is not connected.',
  );
});
