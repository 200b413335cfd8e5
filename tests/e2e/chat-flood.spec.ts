// Somebody whose app says more than a person can: the others go on, and hear what is said by hand.
import { expect } from '@playwright/test';
import { talkRate } from '#protocol';
import { openChat } from '../support/chat-files.ts';
import { test } from '../support/app.ts';
import { watchPeers } from '../support/peers.ts';
import { hostRoom, people, say, tile } from '../support/room.ts';

const { ara, bora } = people;
const flood = 5_000;

test('who floods the chat is heard as far as a person could be, and the others all the time', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  await watchPeers(host.window);
  const { window } = await launchApp({
    camera: bora,
    microphone: bora,
    args: ['--name', bora.name, ...join],
  });
  const log = window.getByRole('log');
  await expect(tile(host.window, bora.name)).toBeVisible();
  for (const each of [host.window, window]) await openChat(each);
  await say(host.window, 'hello');
  await expect(log.getByText('hello', { exact: true })).toBeVisible();

  const began = performance.now();
  await host.window.evaluate((count) => {
    const channel = globalThis.window.seenPeers?.at(-1)?.channel;
    for (let at = 0; at < count; at += 1)
      channel?.send(JSON.stringify({ kind: 'chat', text: `flood ${String(at)}` }));
  }, flood);
  await say(window, 'what is that?');
  await expect(host.window.getByRole('log').getByText('what is that?', { exact: true })).toBeVisible();
  // Messages come in their order: once that is heard, all that there is of the flood is there.
  const again = async () => {
    await say(host.window, 'sorry');
    return log.getByText('sorry', { exact: true }).count();
  };
  await expect.poll(again).toBeGreaterThan(0);
  const seconds = (performance.now() - began) / 1_000;
  const heard = await log.getByText('flood ').count();
  expect(heard).toBeGreaterThan(talkRate.burst / 2);
  expect(heard).toBeLessThanOrEqual(talkRate.burst + seconds * talkRate.perSecond);
});
