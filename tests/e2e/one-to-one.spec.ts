// The main job between two people, and the textbook's one-to-one exchange.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { enterFromGreenRoom, expectSeenAndHeard, inviteLink, people, tile } from '../support/room.ts';

const { ara, bora } = people;

test('one hosts, the other joins by link: they see and hear each other, and chat', async ({ launchApp }) => {
  const host = await launchApp({ camera: ara, microphone: ara, args: ['--name', ara.name] });
  await host.window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(host.window, 'Start the room');
  const link = await inviteLink(host.window);

  const guest = await launchApp({ camera: bora, microphone: bora, args: ['--name', bora.name] });
  await guest.window.getByLabel('Join with a link or address').fill(link);
  await guest.window.getByRole('button', { name: 'Join', exact: true }).click();
  await enterFromGreenRoom(guest.window, 'Join');

  await expectSeenAndHeard(guest.window, ara);
  await expectSeenAndHeard(host.window, bora);

  await guest.window.getByRole('button', { name: /^Chat/ }).click();
  await guest.window.getByLabel('Message').fill('안녕하세요, hello');
  await guest.window.keyboard.press('Enter');
  await host.window.getByRole('button', { name: /^Chat/ }).click();
  await expect(host.window.getByRole('log')).toContainText('안녕하세요, hello');
  await expect(host.window.getByRole('log')).toContainText(bora.name);

  await guest.window.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(tile(host.window, bora.name)).toHaveCount(0, { timeout: 2_000 });
});
