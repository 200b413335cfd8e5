// The main job on a real network: three apps, each on a machine of its own as far as the network can tell.
import { expect } from '@playwright/test';
import { readPattern } from '../media/pattern.ts';
import { test, type App } from '../support/app.ts';
import {
  enterFromGreenRoom,
  expectInRoom,
  expectSaid,
  expectSeenAndHeard,
  inviteLink,
  people,
  say,
  screenOf,
  shareScreen,
  showPattern,
  tile,
} from '../support/room.ts';
import { launchChromium } from './chromium.ts';
import { createLab, type Lab } from './network.ts';
import { skipWithoutLab } from './skip.ts';

const { ara, bora, chan, dain } = people;
const pattern = 3_141_592;
let lab: Lab | undefined;

test.beforeAll(async () => {
  await skipWithoutLab();
  lab = await createLab(3);
});
test.afterAll(async () => {
  await lab?.destroy();
});

test('three people on one network: seen, joined, seen and heard, shared, said, left', async ({
  launchApp,
}) => {
  test.setTimeout(240_000);
  const [one, two, three] = lab?.hosts ?? [];
  const start = (person: (typeof people)['ara'], namespace: string | undefined) =>
    launchApp({ camera: person, microphone: person, args: ['--name', person.name], namespace });
  const a = await start(ara, one?.namespace);
  const b = await start(bora, two?.namespace);
  const c = await start(chan, three?.namespace);

  // A hosts; B, who has been looking all along, sees the room within two seconds, and joins by a click.
  await a.window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(a.window, 'Start the room');
  const room = b.window.getByRole('listitem').filter({ hasText: `${ara.name}'s room` });
  await expect(room).toBeVisible({ timeout: 2_000 });
  await room.getByRole('button').click();
  await enterFromGreenRoom(b.window, 'Join');

  // C joins by the link.
  const link = await inviteLink(a.window);
  await c.window.getByLabel('Join with a link or address').fill(link);
  await c.window.getByRole('button', { name: 'Join', exact: true }).click();
  await enterFromGreenRoom(c.window, 'Join');

  const everyone: [App, (typeof people)['ara']][] = [
    [a, ara],
    [b, bora],
    [c, chan],
  ];
  for (const [app, self] of everyone) {
    for (const [, other] of everyone) {
      if (other !== self) await expectSeenAndHeard(app.window, other);
    }
  }

  await showPattern(a, pattern);
  await shareScreen(a.window);
  for (const app of [b, c]) {
    await expect.poll(() => readPattern(screenOf(app.window, ara.name)), { timeout: 30_000 }).toBe(pattern);
  }

  await say(a.window, '마당에 오신 것을 환영해요');
  for (const app of [b, c]) await expectSaid(app.window, ara.name, '마당에 오신 것을 환영해요');

  await c.window.getByRole('button', { name: 'Leave', exact: true }).click();
  for (const app of [a, b]) await expect(tile(app.window, chan.name)).toHaveCount(0, { timeout: 2_000 });
  // C is back at the start, where the room still stands.
  const standing = c.window.getByRole('listitem').filter({ hasText: `${ara.name}'s room` });
  await expect(standing).toBeVisible();

  await a.close();
  await expect(b.window.getByRole('heading', { name: 'The host closed the room' })).toBeVisible({
    timeout: 2_000,
  });
  await expect(standing).toHaveCount(0, { timeout: 2_000 });
});

test('a guest in a browser on another machine joins over the served page', async ({ launchApp }) => {
  test.setTimeout(180_000);
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
  const [one, two] = lab?.hosts ?? [];
  const host = await launchApp({
    camera: ara,
    microphone: ara,
    args: ['--host', '--name', ara.name],
    namespace: one?.namespace,
  });
  await expectInRoom(host.window);
  await host.window.getByRole('button', { name: /^Invite/ }).click();
  const link = await host.window.getByLabel('Link for any browser').first().inputValue();

  const browser = await launchChromium({ namespace: two?.namespace, camera: dain, microphone: dain });
  const guest = await browser.context.newPage();
  await guest.goto(link);
  await guest.getByLabel('Your name').fill(dain.name);
  await enterFromGreenRoom(guest, 'Join');
  await expectSeenAndHeard(guest, ara);
  await expectSeenAndHeard(host.window, dain);
  await say(guest, 'hello from a browser');
  await expectSaid(host.window, dain.name, 'hello from a browser');
  // Closing the page says goodbye; a browser that is killed cannot, and would be waited for.
  await guest.close();
  await expect(tile(host.window, dain.name)).toHaveCount(0, { timeout: 2_000 });
  await browser.close();
});
