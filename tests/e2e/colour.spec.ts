// One's own colour: chosen once, seen by the others wherever one is shown, and kept.
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { barButton, named, panelOf } from '../support/keyboard/controls.ts';
import { enterFromGreenRoom, expectInRoom, inviteLink, people, tile } from '../support/room.ts';

const { ara, bora } = people;

/** The colour of an avatar as it is painted. */
function painted(avatar: Locator): Promise<string> {
  return avatar.evaluate((element) => getComputedStyle(element).backgroundColor);
}

/** The colour that one of the choices shows, once they are open. */
function sample(page: Page, name: string): Promise<string> {
  return painted(page.getByRole('radiogroup').locator('label', { hasText: name }).locator('.avatar'));
}

test('one picks a colour, the others see it on the tile and in the list, and it is there after a restart', async ({
  launchApp,
}) => {
  const first = await launchApp({ args: ['--name', ara.name] });
  const { window } = first;
  const opener = named(window, 'Your colour');
  const own = opener.locator('.avatar');
  await expect(opener).toHaveAccessibleDescription('Automatic');
  await opener.click();
  await expect.poll(async () => (await sample(window, 'Automatic')) === (await painted(own))).toBe(true);
  const wished = await sample(window, 'Plum');
  await window.getByRole('radiogroup').getByText('Plum').click();
  // By mouse, one press is all.
  await expect(window.getByRole('radiogroup')).toBeHidden();
  await expect(opener).toHaveAccessibleDescription('Plum');
  expect(await painted(own)).toBe(wished);
  await first.close();

  const again = await launchApp({ profile: first.profile, args: ['--name', ara.name] });
  const host = again.window;
  await expect(named(host, 'Your colour')).toHaveAccessibleDescription('Plum');
  await named(host, 'Host a room').click();
  await expect(named(host, 'Your colour')).toHaveAccessibleDescription('Plum');
  await enterFromGreenRoom(host, 'Start the room');
  const join = await inviteLink(host);

  const { window: guest } = await launchApp({ args: ['--join', join, '--name', bora.name] });
  await expectInRoom(guest);
  await expect(tile(guest, ara.name)).toBeVisible();
  expect(await painted(tile(guest, ara.name).locator('.avatar'))).toBe(wished);
  expect(await painted(tile(host, `${ara.name} (you)`).locator('.avatar'))).toBe(wished);
  await barButton(guest, 'People').click();
  const listed = panelOf(guest).getByRole('listitem').filter({ hasText: ara.name });
  expect(await painted(listed.locator('.avatar'))).toBe(wished);
  // Who chose none has the colour that is guessed, the same on both sides.
  const bySelf = await painted(tile(guest, `${bora.name} (you)`).locator('.avatar'));
  expect(await painted(tile(host, bora.name).locator('.avatar'))).toBe(bySelf);
  expect(bySelf).not.toBe(wished);
});
