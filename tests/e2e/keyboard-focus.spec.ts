// The focus, when what has it goes away by itself or by another key: it is somewhere near, and never nowhere.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { barButton, dialogOf, isOpen, named, panelOf, pinOf } from '../support/keyboard/controls.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { hostRoom, people, shareScreen, tile } from '../support/room.ts';

const { ara, bora, chan } = people;

test('a share, a code and a menu that go away with whom they are of', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = host;
  const first = await launchApp({ microphone: bora, args: [...join, '--name', bora.name] });
  const second = await launchApp({ microphone: chan, args: [...join, '--name', chan.name] });
  for (const { name } of [bora, chan])
    await expect(tile(window, name).getByTitle('Not verified')).toBeVisible();
  const keyboard = await Keyboard.at(window);
  const leave = 'ControlOrMeta+Shift+KeyL';

  await shareScreen(first.window);
  const shared = pinOf(window, "Bora's screen");
  await keyboard.reach(shared);
  await named(first.window, 'Stop sharing').click();
  await expect(shared).toHaveCount(0);
  await expect(pinOf(window, bora.name)).toBeFocused();

  await window.keyboard.press('ControlOrMeta+Shift+KeyP');
  await keyboard.use(named(window, `Not verified: check ${bora.name}`), 'Enter');
  const code = dialogOf(window, `Is this ${bora.name}?`);
  await keyboard.reach(code.getByRole('button', { name: 'They match' }));
  await first.window.keyboard.press(leave);
  await expect(code).toHaveCount(0);
  // Where the row stood that had opened it.
  await expect(named(window, `Not verified: check ${chan.name}`)).toBeFocused();

  await keyboard.use(named(window, `Controls for ${chan.name}`), 'Enter');
  await keyboard.reach(named(window, 'Remove from the room'));
  await second.window.keyboard.press(leave);
  await expect(named(window, `Controls for ${chan.name}`)).toHaveCount(0);
  await expect(named(window, 'Lock the room')).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(named(window, 'Unlock the room')).toBeFocused();
});

test('a panel that covers the stage, and closes by a key', async ({ launchApp }) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  await window.setViewportSize({ width: 640, height: 720 });
  const keyboard = await Keyboard.at(window);
  const [people, invite] = ['ControlOrMeta+Shift+KeyP', 'ControlOrMeta+Shift+KeyI'];
  const copy = /^Copy ?: Link for any browser$/;
  await keyboard.reach(window.getByRole('main').getByRole('button', { name: copy }));
  await window.keyboard.press(people);
  await expect(panelOf(window).getByRole('tab', { name: 'People' })).toBeFocused();
  await window.keyboard.press(people);
  await expect(barButton(window, 'People')).toBeFocused();
  // What opens the invite is in the menu of more while the window is this narrow.
  await window.keyboard.press(invite);
  await keyboard.reach(panelOf(window).getByRole('button', { name: copy }));
  await window.keyboard.press(invite);
  await expect(barButton(window, 'More')).toBeFocused();
  await window.keyboard.press(people);
  await keyboard.reach(named(window, 'Close panel'));
  await window.keyboard.press('Escape');
  await expect(barButton(window, 'People')).toBeFocused();
});

test('a menu of the bar, which closes when the focus goes on, and not when it goes to what opened it', async ({
  launchApp,
}) => {
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  await window.setViewportSize({ width: 460, height: 720 });
  const keyboard = await Keyboard.at(window);
  const [more, menu] = [barButton(window, 'More'), isOpen(window, 'More')];
  await keyboard.use(more, 'Enter', 'Tab');
  await expect(menu.locator(':focus')).toBeVisible();
  await window.keyboard.press('Shift+Tab');
  await expect(more).toBeFocused();
  await expect(menu).toBeVisible();
  await window.keyboard.press('Shift+Tab');
  await expect(barButton(window, 'React')).toBeFocused();
  await expect(menu).toBeHidden();

  await keyboard.use(more, 'Enter');
  await expect(menu).toBeVisible();
  // From one to the next, all of them in the menu until it is left.
  await keyboard.reach(barButton(window, 'Leave'));
  await expect(menu).toBeHidden();
  await expect(barButton(window, 'Leave')).toBeFocused();

  // The same with a pointer, when something takes the focus by its key.
  await more.click();
  await expect(menu).toBeVisible();
  await window.keyboard.press('ControlOrMeta+Shift+KeyC');
  await expect(window.getByLabel('Message')).toBeFocused();
  await expect(menu).toBeHidden();
});
