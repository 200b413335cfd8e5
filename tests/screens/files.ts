import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fileIn } from '../support/chat-files.ts';
import type { App } from '../support/app.ts';
import type { Room } from './room.ts';
import type { Screens, Walk } from './screen.ts';
import { faceOf } from './cast.ts';
import { button } from './steps.ts';

/** Files in the chat, which is open on both sides: being attached, offered, coming, shown, lost. */
export async function* fileScreens({ say, cast }: Walk, { host: app, others: [second] }: Room): Screens {
  const { window: page } = app;
  const [report, table, song, film, photo] = cast.files;
  const write = async (by: App, name: string, bytes: number) => {
    const path = join(by.profile, name);
    await writeFile(path, '');
    await truncate(path, bytes);
    return path;
  };
  const attach = (by: App, ...paths: string[]) => by.window.locator('input[type=file]').setInputFiles(paths);
  const send = async (by: App, ...paths: string[]) => {
    await attach(by, ...paths);
    await expect(by.window.getByRole('list', { name: say('chat_files') })).toBeVisible();
    await button(by.window, say('chat_send')).click();
  };

  await attach(
    app,
    await write(app, report, 1_234_567),
    await write(app, table, 45_000),
    await write(app, film, 4_100_000_000),
  );
  await expect(page.getByRole('alert')).toBeVisible();
  yield { name: 'panel-chat-attached', app, page };
  await button(page, say('chat_send')).click();
  await fileIn(second.window, report).getByRole('button').click();
  await expect(fileIn(page, report)).toContainText(/^.*1(?:명이 받았어요| person has it)/);
  await fileIn(page, table).getByRole('button').click();

  await send(second, await write(second, song, 7_000_000), await write(second, film, 3_900_000_000));
  await expect(fileIn(page, film)).toBeVisible();
  yield { name: 'panel-chat-files', app, page };
  await fileIn(page, film).getByRole('button').click();
  await expect(fileIn(page, film).getByRole('progressbar')).toBeVisible();
  // How much has come is another each time.
  yield { name: 'panel-chat-file-coming', app, page, random: 0.01 };
  await fileIn(page, film).getByRole('button').click();

  await fileIn(second.window, song).getByRole('button').click();
  await expect(fileIn(page, song)).toContainText(say('file_lost_withdrawn'));
  const picture = join(second.profile, photo);
  await writeFile(picture, Buffer.from(faceOf(3).replace(/^.*,/, ''), 'base64'));
  await send(second, picture);
  const show = fileIn(page, photo).locator('img');
  await expect(show).toBeVisible();
  yield { name: 'panel-chat-picture', app, page };
  await show.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  yield { name: 'chat-picture-large', app, page };
  await page.keyboard.press('Escape');
}
