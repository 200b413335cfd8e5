// What an automatic check finds wrong for people who use assistive technology: nothing, on each screen and dialog.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { askToJoin } from '../support/home.ts';
import { expectInRoom, printedInvite, people, tile } from '../support/room.ts';
import { closeSettings, openSettings } from '../support/settings.ts';
import { healthWithRoom, test } from '../support/servers.ts';

const { ara, bora } = people;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`home, a changed certificate and the green room, ${colorScheme}`, async ({ launchApp, servers }) => {
    test.setTimeout(90_000);
    const { electron, window } = await launchApp({ args: ['--name', ara.name] });
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNothingWrong(window, 'home');
    for (const section of [
      'Devices',
      'Sound',
      'Appearance',
      'Notifications',
      'Network',
      'Shortcuts',
      'Updates',
      'About',
    ]) {
      await openSettings(window, section);
      await expectNothingWrong(window, `settings: ${section}`);
    }
    await closeSettings(window);

    const first = await servers.claiming({ health: healthWithRoom() });
    const address = `127.0.0.1:${String(first.port)}`;
    await askToJoin(window, address);
    await expect(window.getByRole('heading', { name: 'Tea' })).toBeVisible();
    await expectNothingWrong(window, 'green room of a guest');
    await window.getByRole('button', { name: 'Back' }).click();
    await first.close();
    await servers.claiming({ health: healthWithRoom() }, first.port);
    await askToJoin(window, address);
    await window.getByRole('button', { name: 'What has changed…' }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await expectNothingWrong(window, 'changed certificate');
    await window.getByRole('button', { name: 'Do not join' }).click();

    await window.getByRole('button', { name: 'Host a room' }).click();
    await window.getByRole('radio', { name: 'Passphrase', exact: true }).check();
    // As high as the form: a field half under the button that stays in reach would count as too small a target.
    await electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1120, 1000);
    });
    await expect.poll(() => window.evaluate(() => innerHeight)).toBeGreaterThan(950);
    await expectNothingWrong(window, 'green room of a host');
  });
}

test('a room, each of its panels, and who somebody is', async ({ launchApp }) => {
  test.setTimeout(90_000);
  const host = await launchApp({
    ...{ camera: ara, microphone: ara },
    args: ['--host', '--name', ara.name, '--print-invite'],
  });
  const { window } = host;
  await expectInRoom(window);
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await expectNothingWrong(window, 'alone in a room');
  await launchApp({ args: ['--join', await printedInvite(host), '--name', bora.name], microphone: bora });
  await expect(tile(window, bora.name).getByTitle('Not verified')).toBeVisible();
  for (const panel of [/^Chat/, /^Invite/, 'How it connects', /^People/]) {
    await window.getByRole('button', { name: panel }).click();
    await expectNothingWrong(window, String(panel));
  }
  await window.getByRole('button', { name: `check ${bora.name}` }).click();
  await expect(window.getByRole('dialog')).toBeVisible();
  await expectNothingWrong(window, 'the code');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Share screen' }).click();
  await expect(window.getByRole('dialog').getByRole('region', { name: 'Screens' })).toBeVisible();
  await expectNothingWrong(window, 'the picker');
});

/** Asserts that axe-core finds no violation of WCAG 2.2, level AA, on what is shown now. */
async function expectNothingWrong(window: Page, where: string): Promise<void> {
  // The other mode would open a page of its own, which the app does not allow.
  const axe = new AxeBuilder({ page: window }).setLegacyMode();
  const { violations, passes } = await axe
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found, where).toEqual([]);
  expect(passes.length, where).toBeGreaterThan(5);
}
