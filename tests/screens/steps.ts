// What a person does on a walk, in either language.
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from '../support/app.ts';
import type { Walk } from './screen.ts';
import type { MessageName, Say } from './words.ts';

/** A button by its words. */
export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Opens the settings by their key, from wherever one is, at a section. */
export async function openSettings(page: Page, say: Say, section: MessageName): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: say('settings'), exact: true });
  if ((await dialog.count()) === 0) await page.keyboard.press('ControlOrMeta+Comma');
  await dialog.getByRole('tab', { name: say(section), exact: true }).click();
  return dialog;
}

/** Lets rooms follow the system's theme, which a walk looks at them in. */
export async function lightenRooms(page: Page, say: Say): Promise<void> {
  const dialog = await openSettings(page, say, 'settings_appearance');
  await dialog.getByRole('switch', { name: say('appearance_dark_room') }).uncheck();
  await button(dialog, say('settings_done')).click();
}

/** Types into the field for links and addresses, and presses Join. */
export async function askToJoin(page: Page, say: Say, text: string): Promise<void> {
  await page.getByLabel(say('home_join_label')).fill(text);
  await button(page, say('join')).click();
}

/** Waits until this window is in a room. */
export async function expectInRoom(page: Page, say: Say): Promise<void> {
  await expect(button(page, say('bar_leave'))).toBeVisible();
}

/** Waits until the code of the invite is there, which is loaded when it is shown first. */
export async function expectInvite(page: Page, say: Say): Promise<void> {
  await expect(page.getByRole('img', { name: say('invite_qr') })).toBeVisible();
}

/** Waits until somebody's picture is there, and how well it comes is known. */
export async function expectSeen({ say }: Pick<Walk, 'say'>, page: Page, name: string): Promise<void> {
  const tile = page.getByRole('article', { name, exact: true });
  await expect(tile.locator('video')).toBeVisible();
  const known = (['quality_good', 'quality_fair', 'quality_poor'] as const).map((quality) => say(quality));
  await expect(tile.getByTitle(new RegExp(`^(${known.join('|')})$`))).toBeVisible();
}

/** Opens a side panel by its button in the bar; what is new there is part of its name. */
export async function openPanel(page: Page, say: Say, panel: MessageName): Promise<void> {
  const control = page.getByRole('toolbar').getByRole('button', { name: new RegExp(`^${say(panel)}`) });
  if ((await control.getAttribute('aria-pressed')) !== 'true') await control.click();
  await expect(page.getByRole('complementary', { name: say('panel_label') })).toBeVisible();
}

/** Closes the side panel. */
export async function closePanel(page: Page, say: Say): Promise<void> {
  await button(page, say('panel_close')).click();
}

/** Writes into the chat, which is open. */
export async function write(page: Page, say: Say, text: string): Promise<void> {
  await page.getByLabel(say('chat_input'), { exact: true }).fill(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toContainText(text);
}

/** Answers one of the page's questions to main in its stead, with what this machine is not. */
export async function answerAs(app: App, call: string, answer: unknown): Promise<void> {
  await app.electron.evaluate(
    ({ ipcMain }, [name, result]) => {
      ipcMain.removeHandler(name);
      ipcMain.handle(name, () => result);
    },
    [call, answer] as const,
  );
}

/** Tells the page something that main tells it by itself. */
export async function tell(app: App, notice: string, payload: unknown): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, [name, told]) => BrowserWindow.getAllWindows()[0]?.webContents.send(name, told),
    [notice, payload] as const,
  );
}
