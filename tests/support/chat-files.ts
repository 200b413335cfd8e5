// Files in the chat, as a person puts them there, sees and saves them.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { encodePng } from '../../build/package/png.mjs';
import type { Rgb } from '../media/synthetic.mjs';
import type { App } from './app.ts';
import type { Keyboard } from './keyboard/walk.ts';

/** Opens the chat, if it is not. */
export async function openChat(window: Page): Promise<void> {
  const log = window.getByRole('log');
  if (!(await log.isVisible())) await window.getByRole('button', { name: /^Chat/ }).click();
  await expect(log).toBeVisible();
}

/** Picks files as the system's dialog would, and sends them. */
export async function sendFiles(window: Page, ...paths: readonly string[]): Promise<void> {
  await openChat(window);
  await window.locator('input[type=file]').setInputFiles([...paths]);
  await expect(window.getByRole('list', { name: 'Files to send' })).toBeVisible();
  await window.getByRole('button', { name: 'Send', exact: true }).click();
}

/** The message that a file is, in a window's chat, by the end of its name. */
export function fileIn(window: Page, name: string): Locator {
  return window.getByRole('log').getByRole('article').filter({ hasText: name });
}

/** Writes a file of bytes that do not repeat, so that none can be lost or change places unseen. @returns its path */
export async function writeFileOf(folder: string, name: string, bytes: number): Promise<string> {
  const path = join(folder, name);
  const numbers = new Uint32Array(bytes / 4);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = Math.imul(at, 2_654_435_761);
  await writeFile(path, numbers);
  return path;
}

/** What tells a file from all others. */
export async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** Saves a file at `path`, as if the person had chosen it in the system's dialog; waits until it is there. */
export async function saveFile(app: App, path: string, press: () => Promise<void>): Promise<void> {
  await app.electron.evaluate(({ session }, to) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(to));
  }, path);
  await press();
  await expect.poll(() => stateOf(path)).toBe('there');
}

// Chromium writes beside it, and gives it its name when all is written.
async function stateOf(path: string): Promise<string> {
  return readFile(path).then(
    () => 'there',
    () => 'not there',
  );
}

/** A picture of one colour, as PNG. */
export function pictureOf([red, green, blue]: Rgb): Buffer {
  const size = 64;
  return encodePng(
    Buffer.from(Array.from({ length: size * size }, () => [blue, green, red, 255]).flat()),
    size,
  );
}

/** Asserts that a picture in a window's chat shows this colour, by its decoded pixels. */
export async function expectPicture(window: Page, name: string, colour: Rgb): Promise<void> {
  const image = fileIn(window, name).locator('img');
  await expect(image).toBeVisible();
  await expect
    .poll(() =>
      image.evaluate(async (element: HTMLImageElement) => {
        await element.decode();
        const context = new OffscreenCanvas(1, 1).getContext('2d');
        context?.drawImage(element, 0, 0, 1, 1);
        return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
      }),
    )
    .toEqual([...colour]);
}

/** Drags files from the system over the room and lets go, through the engine's own door for that. */
export async function dropOn(window: Page, files: readonly string[]): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const at = { x: 300, y: 200, data };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  await expect(window.getByText('Drop files here')).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
  await session.detach();
  await expect(window.getByText('Drop files here')).toBeHidden();
}

/** Copies a picture of one colour, as a person does elsewhere before pasting it. */
export async function copyPicture(window: Page, colour: Rgb): Promise<void> {
  await window.evaluate(
    async (bytes) => {
      const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })]);
    },
    [...pictureOf(colour)],
  );
}

/** Opens the system's dialog by the keyboard, and picks a file in it. */
export async function attachByKeyboard(keyboard: Keyboard, window: Page, path: string): Promise<void> {
  const chooser = window.waitForEvent('filechooser');
  await keyboard.use(window.getByRole('button', { name: 'Attach files' }), 'Enter');
  await (await chooser).setFiles(path);
  await expect(window.getByRole('list', { name: 'Files to send' })).toContainText(basename(path));
  await expect(window.getByLabel('Message')).toBeFocused();
}
