// Waiting, being let in, sent away and kept out, by keyboard alone at both ends.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { named } from '../support/keyboard/controls.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { expectInRoom, inviteLink, people, tile } from '../support/room.ts';

const { ara, bora } = people;

test('an owner and a guest who waits, by keyboard alone', async ({ launchApp }) => {
  test.setTimeout(90_000);
  const { window: host } = await launchApp({ args: ['--name', ara.name] });
  const owner = await Keyboard.at(host);
  await owner.use(named(host, 'Host a room'), 'Enter');
  await owner.use(host.getByRole('radio', { name: 'Open', exact: true }), 'ArrowDown');
  await expect(host.getByRole('radio', { name: 'Ask me' })).toBeChecked();
  await owner.use(named(host, 'Start the room'), 'Enter');
  await expectInRoom(host);
  const link = await inviteLink(host);

  const { window } = await launchApp({ args: ['--join', link, '--name', bora.name] });
  await expect(window.getByRole('heading', { name: 'Waiting to be let in' })).toBeFocused();
  const guest = await Keyboard.at(window);
  await guest.walk('waiting');
  await guest.use(named(window, 'Stop waiting'), 'Enter');
  const join = async () => {
    await guest.use(named(window, 'Join'), 'Enter');
    await expect(named(window, 'Stop waiting')).toBeVisible();
  };
  await join();

  await owner.use(host.getByRole('toolbar').getByRole('button', { name: /^People/ }), 'Enter');
  await expect(named(host, `Deny ${bora.name}`)).toBeVisible();
  await owner.walk('people, with somebody who waits');
  await owner.use(named(host, `Deny ${bora.name}`), 'Enter');
  await expect(window.getByRole('alert')).toHaveText('You were not let in this time.');
  await join();
  await owner.use(named(host, `Admit ${bora.name}`), 'Enter');
  await expectInRoom(window);

  const choose = async (control: string) => {
    await owner.use(named(host, `Controls for ${bora.name}`), 'Enter');
    await owner.use(named(host, control), 'Enter');
    await expect(tile(host, bora.name)).toHaveCount(0);
  };
  await expect(tile(host, bora.name)).toBeVisible();
  await choose('Remove from the room');
  await expect(named(window, 'Join again')).toBeVisible();
  await guest.walk('removed');
  await guest.use(named(window, 'Join again'), 'Enter');
  await join();
  await owner.use(named(host, `Admit ${bora.name}`), 'Enter');
  await expect(tile(host, bora.name)).toBeVisible();
  await choose('Remove and keep out');
  await guest.use(named(window, 'Back to start'), 'Enter');
  await expect(named(window, 'Host a room')).toBeVisible();
  await owner.walk('people, with somebody who is kept out');
  const allow = named(host, `Allow again: ${bora.name}`);
  await owner.use(allow, 'Enter');
  await expect(allow).toHaveCount(0);
});
