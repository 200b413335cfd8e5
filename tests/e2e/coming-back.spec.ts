// The connection to the server is lost, and the server starts again: media goes on, and everyone is back with no click.
import { expect, type Page } from '@playwright/test';
import { slowLink } from '../../signaling/testing/slow-link.ts';
import { watchWhile } from '../media/watch-while.ts';
import { askToJoin } from '../support/home.ts';
import {
  cameraOf,
  enterFromGreenRoom,
  expectInRoom,
  expectSaid,
  expectSeenAndHeard,
  inviteLink,
  people,
  say,
  tile,
} from '../support/room.ts';
import { inviteTo, test } from '../support/servers.ts';

const { ara, bora, chan } = people;
const banner = (window: Page) => window.getByText(/^The connection to the host is lost\. Reconnecting/);

test('a lost connection: the tile says so, the picture goes on, and nothing is missed', async ({
  launchApp,
}) => {
  test.setTimeout(120_000);
  const host = await launchApp({ args: ['--host', '--name', ara.name], camera: ara, microphone: ara });
  await expectInRoom(host.window);
  const invite = await inviteLink(host.window);
  const port = Number(/&port=(\d+)/.exec(invite)?.[1]);
  const link = await slowLink(port);
  const through = invite.replace(/at=[^&]*/, 'at=127.0.0.1').replace(/port=\d+/, `port=${String(link.port)}`);
  const { window: guest } = await launchApp({ args: ['--name', bora.name], camera: bora, microphone: bora });
  await askToJoin(guest, through);
  await enterFromGreenRoom(guest, 'Join');
  await expectSeenAndHeard(host.window, bora);
  await expectSeenAndHeard(guest, ara);

  await watchWhile([cameraOf(host.window, bora.name), cameraOf(guest, ara.name)], async () => {
    link.down();
    await expect(banner(guest)).toBeVisible();
    await expect(tile(host.window, bora.name)).toContainText('Reconnecting…');
    await expect(host.window.getByText('Bora lost the connection and is reconnecting')).toHaveCount(1);
    // What each does meanwhile, the other learns when it can be told.
    await guest.getByRole('button', { name: 'Microphone' }).click();
    await host.window.getByRole('button', { name: 'Microphone' }).click();
    await say(guest, 'still here');
    await expectSaid(host.window, bora.name, 'still here');
    link.up();
    await expect(banner(guest)).toHaveCount(0);
    await expect(tile(host.window, bora.name)).not.toContainText('Reconnecting…');
    await expect(tile(host.window, bora.name)).toContainText('Microphone off');
    await expect(tile(guest, ara.name)).toContainText('Microphone off');
  });
  await say(host.window, 'welcome back');
  await expectSaid(guest, ara.name, 'welcome back');

  // Signals go both ways again: somebody new is connected to both.
  const late = await launchApp({
    args: ['--name', chan.name, '--join', invite],
    camera: chan,
    microphone: chan,
  });
  await expectInRoom(late.window);
  await expectSeenAndHeard(guest, chan);
  // An app that is closed says goodbye: nobody waits for it.
  const closed = late.close();
  await expect(tile(guest, chan.name)).toHaveCount(0, { timeout: 3_000 });
  await closed;
  link.close();
});

test('a room that can be left while the connection is away', async ({ launchApp, servers }) => {
  const server = await servers.signaling();
  const { id } = server.createRoom({ name: 'Tea', owner: 'Mina' });
  const link = await slowLink(server.port);
  const { window } = await launchApp({ args: ['--name', ara.name] });
  await askToJoin(window, inviteTo({ ...server, port: link.port }, id));
  await enterFromGreenRoom(window, 'Join');
  link.down();
  await expect(banner(window)).toBeVisible();
  await window.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(window.getByRole('button', { name: 'Host a room' })).toBeVisible();
  link.close();
});

test('the server starts again: everyone is back in the same room, and the pictures never stop', async ({
  launchApp,
  servers,
}) => {
  test.setTimeout(120_000);
  const certificate = await servers.certificate();
  const room = { id: 'tea-room-of-mina', name: 'Tea', owner: 'Mina' };
  const first = await servers.signaling({ certificate });
  first.createRoom(room);
  const link = await slowLink(first.port);
  const invite = inviteTo({ ...first, port: link.port }, room.id);
  const enter = async (person: typeof ara) => {
    const { window } = await launchApp({ args: ['--name', person.name], camera: person, microphone: person });
    await askToJoin(window, invite);
    await enterFromGreenRoom(window, 'Join');
    return window;
  };
  const one = await enter(ara);
  const two = await enter(bora);
  await expectSeenAndHeard(one, bora);
  await expectSeenAndHeard(two, ara);

  const again = await watchWhile([cameraOf(one, bora.name), cameraOf(two, ara.name)], async () => {
    // As when the process dies: nobody is told.
    link.down();
    for (const window of [one, two]) await expect(banner(window)).toBeVisible();
    await first.close();
    const second = await servers.signaling({ certificate, port: first.port });
    second.createRoom(room);
    link.up();
    for (const window of [one, two]) await expect(banner(window)).toHaveCount(0);
    await expect.poll(() => second.rooms()[0]?.participants).toBe(2);
    for (const [window, other] of [
      [one, bora],
      [two, ara],
    ] as const) {
      await expect(tile(window, other.name)).not.toContainText('Reconnecting…');
    }
    return second;
  });
  await say(one, 'here we are');
  await expectSaid(two, ara.name, 'here we are');
  const late = await enter(chan);
  await expectSeenAndHeard(late, bora);
  await expectSeenAndHeard(two, chan);

  // Without the room, it is over.
  link.down();
  await again.close();
  await servers.signaling({ certificate, port: first.port });
  link.up();
  await expect(two.getByRole('heading', { name: 'The room is not open any more' })).toBeVisible({
    timeout: 15_000,
  });
  link.close();
});
