// Waiting and being let in, and all that an owner does with somebody, by keyboard alone at both ends.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { joinField } from '../support/home.ts';
import { barButton, isOpen, named, panelOf, pinOf } from '../support/keyboard/controls.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { expectInRoom, hostRoom, inviteLink, people, screenOf, shareScreen, tile } from '../support/room.ts';

const { ara, bora } = people;

test('an owner and a guest who waits, by keyboard alone', async ({ launchApp }) => {
  test.setTimeout(90_000);
  const { window: host } = await launchApp({ args: ['--name', ara.name] });
  const waiting = host.getByRole('region', { name: 'Waiting to be let in' });
  const owner = await Keyboard.at(host, waiting);
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
  await expect(window.getByRole('main').locator(':focus')).toBeVisible();
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
  await expect(window.getByRole('main').locator(':focus')).toBeVisible();
  await expect(waiting).toHaveCount(0);
  await expect(named(host, 'Lock the room')).toBeFocused();
  await join();
  await owner.use(named(host, `Admit ${bora.name}`), 'Enter');
  await expectInRoom(window);
  await expect(tile(host, bora.name)).toBeVisible();
  await owner.expectAllUsed();
});

test('all that an owner can do with somebody, as that person sees it, by keyboard alone', async ({
  launchApp,
}) => {
  test.setTimeout(90_000);
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const { window: there } = await launchApp({ microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(window, bora.name).getByTitle('Not verified')).toBeVisible();
  const menu = isOpen(window, `Controls for ${bora.name}`);
  const keptOut = window.getByRole('region', { name: 'Kept out' });
  const owner = await Keyboard.at(window, menu, keptOut);
  const guest = await Keyboard.at(there);
  await shareScreen(there);
  await expect(screenOf(window, bora.name)).toBeVisible();

  await owner.use(barButton(window, 'People'), 'Enter');
  const controls = named(window, `Controls for ${bora.name}`);
  await owner.use(controls, 'Enter');
  await expect(named(window, 'Ask to turn the microphone off')).toBeVisible();
  await owner.walk('what the owner can do');
  await window.keyboard.press('Escape');
  await expect(controls).toBeFocused();
  const choose = async (entry: string) => {
    await owner.use(controls, 'Enter');
    await owner.use(menu.getByRole('button', { name: entry, exact: true }), 'Enter');
  };

  const asked = there.getByRole('alert').filter({ hasText: 'asks you to turn your microphone off' });
  await choose('Ask to turn the microphone off');
  await expect(controls).toBeFocused();
  await guest.walk('a room with a question');
  await guest.use(asked.getByRole('button', { name: 'Close' }), 'Enter');
  await expect(asked).toHaveCount(0);
  await expect(named(there, 'Share another')).toBeFocused();
  await choose('Ask to turn the microphone off');
  await guest.use(named(there, 'Turn off'), 'Enter');
  await expect(tile(window, bora.name)).toContainText('Microphone off');

  await guest.reach(named(there, 'Stop sharing'));
  await choose('Stop the screen share');
  await expect(named(there, 'Stop sharing')).toHaveCount(0);
  const stopped = there
    .getByRole('alert')
    .filter({ hasText: 'The owner of the room has stopped your share.' });
  await expect(stopped.getByRole('button', { name: 'Close' })).toBeFocused();
  await there.keyboard.press('Enter');
  await expect(stopped).toHaveCount(0);
  await expect(pinOf(there, ara.name)).toBeFocused();
  await expect(screenOf(window, bora.name)).toHaveCount(0);

  for (const [words, isLocked] of [
    ['Lock the room', true],
    ['Unlock the room', false],
  ] as const) {
    await owner.use(named(window, words), 'Enter');
    if (isLocked) await guest.use(barButton(there, 'People'), 'Enter');
    await expect(there.getByText('The room is locked: nobody else can join.')).toHaveCount(isLocked ? 1 : 0);
  }
  await expect(named(window, 'Lock the room')).toBeFocused();

  const removed = there.getByRole('heading', { name: 'You were removed from the room' });
  await choose('Remove from the room');
  await expect(removed).toBeFocused();
  await expect(controls).toHaveCount(0);
  await expect(panelOf(window).locator(':focus')).toBeVisible();
  await guest.walk('removed');
  await guest.use(named(there, 'Join again'), 'Enter');
  await guest.use(named(there, 'Join'), 'Enter');
  await choose('Remove and keep out');
  await expect(removed).toBeFocused();
  await expect(named(there, 'Join again')).toHaveCount(0);
  await guest.use(named(there, 'Back to start'), 'Enter');
  await owner.walk('people, with somebody who is kept out');
  await owner.use(named(window, `Allow again: ${bora.name}`), 'Enter');
  await expect(keptOut).toHaveCount(0);
  await expect(panelOf(window).locator(':focus')).toBeVisible();
  await guest.type(joinField(there), join[1] ?? '');
  await there.keyboard.press('Enter');
  await guest.use(named(there, 'Join'), 'Enter');

  await choose('Make owner');
  await guest.use(barButton(there, 'People'), 'Enter');
  await guest.use(named(there, 'Lock the room'), 'Enter');
  await expect(panelOf(window)).toContainText('The room is locked: nobody else can join.');
  await expect(controls).toHaveCount(0);
  await expect(panelOf(window).locator(':focus')).toBeVisible();
  await owner.expectAllUsed();
});
