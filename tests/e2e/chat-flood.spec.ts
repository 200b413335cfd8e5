// Somebody whose app says more than a person can: the others go on, and hear what is said by hand.
import { expect, type Page } from '@playwright/test';
import { talkRate } from '#protocol';
import { openChat } from '../support/chat-files.ts';
import { test } from '../support/app.ts';
import { hostRoom, people, tile } from '../support/room.ts';

const { ara, bora } = people;
const flood = 5_000;

declare global {
  interface Window {
    /** The channel to whoever came last. */
    floodChannel?: RTCDataChannel;
  }
}

/** Takes hold of the channels that the page opens from now on. */
async function watchChannels(window: Page): Promise<void> {
  await window.evaluate(() => {
    const Original = RTCPeerConnection;
    globalThis.window.RTCPeerConnection = class extends Original {
      override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
        const channel = super.createDataChannel(label, options);
        if (label === 'madang') globalThis.window.floodChannel = channel;
        return channel;
      }
    };
  });
}

async function write(window: Page, message: string): Promise<void> {
  await window.getByLabel('Message').fill(message);
  await window.keyboard.press('Enter');
}

test('who floods the chat is heard as far as a person could be, and the others all the time', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  await watchChannels(host.window);
  const { window } = await launchApp({
    camera: bora,
    microphone: bora,
    args: ['--name', bora.name, ...join],
  });
  const log = window.getByRole('log');
  await expect(tile(host.window, bora.name)).toBeVisible();
  for (const each of [host.window, window]) await openChat(each);
  await write(host.window, 'hello');
  await expect(log.getByText('hello', { exact: true })).toBeVisible();

  const began = performance.now();
  await host.window.evaluate((count) => {
    for (let at = 0; at < count; at += 1)
      globalThis.window.floodChannel?.send(JSON.stringify({ kind: 'chat', text: `flood ${String(at)}` }));
  }, flood);
  await write(window, 'what is that?');
  await expect(host.window.getByRole('log').getByText('what is that?', { exact: true })).toBeVisible();
  // Messages come in their order: once that is heard, all that there is of the flood is there.
  const again = async () => {
    await write(host.window, 'sorry');
    return log.getByText('sorry', { exact: true }).count();
  };
  await expect.poll(again).toBeGreaterThan(0);
  const seconds = (performance.now() - began) / 1_000;
  const heard = await log.getByText('flood ').count();
  expect(heard).toBeGreaterThan(talkRate.burst / 2);
  expect(heard).toBeLessThanOrEqual(talkRate.burst + seconds * talkRate.perSecond);
});
