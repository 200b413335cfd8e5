// A guest's browser in rooms that only the right people enter: by passphrase, by the secret of a link, by knocking.
import { expect, type Page } from '@playwright/test';
import { launchChromium, type GuestBrowser } from '../lab/chromium.ts';
import { test, type App, type AppOptions } from '../support/app.ts';
import { enterFromGreenRoom, expectInRoom, expectSeenAndHeard, people, tile } from '../support/room.ts';

const { ara, chan } = people;
const browsers: GuestBrowser[] = [];

test.beforeEach(() => {
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
});
test.afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
});

test('a passphrase room: a wrong one is named, the right one opens, and both see and hear each other', async ({
  launchApp,
}) => {
  test.setTimeout(120_000);
  const { host, link } = await hostWith(launchApp, 'Passphrase', 'three lanterns');
  const guest = await openLink(link);
  const field = guest.getByLabel('Passphrase');
  const join = guest.getByRole('button', { name: 'Join', exact: true });
  await field.fill('three candles');
  await join.click();
  await expect(field).toHaveAccessibleDescription('That is not the passphrase. Check it and try again.');
  await field.fill('three lanterns');
  const leave = guest.getByRole('button', { name: 'Leave', exact: true });
  await expect(async () => {
    // Pressed within a second of the wrong try, it is too soon; what is typed stays for the next.
    if (await join.isVisible()) await join.click();
    await expect(leave.or(guest.getByRole('alert'))).toBeVisible();
    await expect(leave).toBeVisible({ timeout: 100 });
  }).toPass();
  await expectSeenAndHeard(host, chan);
  await expectSeenAndHeard(guest, ara);
  // A passphrase may have been guessed: it verifies nobody.
  await expect(tile(guest, ara.name).getByTitle('Not verified')).toBeVisible();
});

test('an invite room: the link without its secret opens nothing, the whole link verifies both', async ({
  launchApp,
}) => {
  test.setTimeout(120_000);
  const { host, link } = await hostWith(launchApp, 'With the link only');
  expect(link).toMatch(/#join\/[\w-]+\/[\w-]{22}$/);
  const stranger = await openLink(link.replace(/\/[\w-]{22}$/, ''));
  await stranger.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(stranger.getByRole('alert')).toHaveText(
    'Only the invite link opens this room. Ask its owner for it.',
  );
  await browsers.pop()?.close();
  const guest = await openLink(link);
  await enterFromGreenRoom(guest, 'Join');
  await expectSeenAndHeard(host, chan);
  await expectSeenAndHeard(guest, ara);
  await expect(tile(guest, ara.name).getByTitle('Verified by invite')).toBeVisible();
  await expect(tile(host, chan.name).getByTitle('Verified by invite')).toBeVisible();
});

test('a knock room: a guest waits until the owner lets them in', async ({ launchApp }) => {
  test.setTimeout(120_000);
  const { host, link } = await hostWith(launchApp, 'Ask me');
  const guest = await openLink(link);
  await guest.getByRole('button', { name: 'Join', exact: true }).click();
  await host.getByRole('button', { name: /^People/ }).click();
  await host.getByRole('button', { name: `Admit ${chan.name}` }).click();
  await expectInRoom(guest);
  await expectSeenAndHeard(host, chan);
  await expectSeenAndHeard(guest, ara);
});

/** Opens a room from the app's home screen. @returns its window, and the link for browsers */
async function hostWith(
  launchApp: (options?: AppOptions) => Promise<App>,
  rule: string,
  passphrase?: string,
): Promise<{ host: Page; link: string }> {
  const app = await launchApp({ camera: ara, microphone: ara, args: ['--name', ara.name] });
  const host = app.window;
  await host.getByRole('button', { name: 'Host a room' }).click();
  await host.getByRole('radio', { name: rule, exact: true }).check();
  if (passphrase !== undefined) await host.getByLabel('Passphrase', { exact: true }).last().fill(passphrase);
  await enterFromGreenRoom(host, 'Start the room');
  await host.getByRole('button', { name: /^Invite/ }).click();
  return { host, link: await host.getByLabel('Link for any browser').first().inputValue() };
}

/** Opens a link in a browser of its own, with the guest's name filled in. */
async function openLink(link: string): Promise<Page> {
  const browser = await launchChromium({ camera: chan, microphone: chan });
  browsers.push(browser);
  const page = await browser.context.newPage();
  await page.goto(link);
  await page.getByLabel('Your name').fill(chan.name);
  return page;
}
