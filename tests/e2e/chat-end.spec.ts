// The end of the chat: followed as messages and pictures come, and left alone by whoever reads further up.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fileIn, openChat, pictureOf, sendFiles } from '../support/chat-files.ts';
import { test } from '../support/app.ts';
import { hostRoom, people, say } from '../support/room.ts';

const { ara, bora } = people;

/** Asserts that a message can be read whole as it is. */
async function expectInSight(window: Page, message: string): Promise<void> {
  await expect(window.getByRole('log').getByText(message, { exact: true })).toBeInViewport({ ratio: 0.95 });
}

test('the newest is in sight, also a picture that comes, unless one reads further up', async ({
  launchApp,
}, info) => {
  const { host, join: way } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ camera: bora, microphone: bora, args: ['--name', bora.name, ...way] });
  await openChat(guest.window);
  await openChat(host.window);
  const many = Array.from({ length: 30 }, (_, at) => `message ${String(at)}`);
  for (const message of many) await say(guest.window, message);
  await expectInSight(host.window, 'message 29');
  await expectInSight(guest.window, 'message 29');

  const path = join(info.outputPath(), 'green.png');
  await writeFile(path, pictureOf(bora.colour));
  await sendFiles(guest.window, path);
  for (const { window } of [host, guest]) {
    await expect(fileIn(window, 'green.png').locator('img')).toBeInViewport({ ratio: 0.95 });
    await expect(fileIn(window, 'green.png').getByRole('button').last()).toBeInViewport({ ratio: 0.95 });
  }

  await host.window.getByRole('log').hover();
  await host.window.mouse.wheel(0, -10_000);
  await expectInSight(host.window, 'message 0');
  await say(guest.window, 'news');
  await expect(host.window.getByRole('log').getByText('news')).toBeAttached();
  await expectInSight(host.window, 'message 0');
  await expect(host.window.getByRole('log').getByText('news')).not.toBeInViewport();

  await say(host.window, 'answer');
  await expectInSight(host.window, 'answer');
  await say(guest.window, 'the end');
  await expectInSight(host.window, 'the end');
});
