// The steps of a test that a person would do too, found by the words on the screen.
import { expect, type Locator, type Page } from '@playwright/test';
import { people, tones, type SyntheticPerson } from '../media/people.mjs';
import { expectToSee } from '../media/decode.ts';
import { expectToHear } from '../media/listen.ts';
import { patternUrl } from '../media/pattern.ts';
import type { App, AppOptions } from './app.ts';
import { manageWindow } from './windows.ts';

export { people };

/** A person's tile in somebody's window. */
export function tile(window: Page, name: string): Locator {
  return window.getByRole('article', { name, exact: true });
}

/** What a window shows of somebody's camera. */
export function cameraOf(window: Page, name: string): Locator {
  return tile(window, name).locator('video');
}

/** What a window plays of somebody's microphone; sound has no place on the screen, so it is found by id. */
export async function microphoneOf(window: Page, name: string): Promise<Locator> {
  const id = await tile(window, name).getAttribute('data-participant');
  return window.locator(`audio[data-publication="microphone"][data-participant="${String(id)}"]`);
}

/** Asserts that this window shows that person's moving picture and plays their tone, and no other's. */
export async function expectSeenAndHeard(
  window: Page,
  { name, colour, hertz }: SyntheticPerson,
): Promise<void> {
  try {
    await expectToSee(cameraOf(window, name), colour);
    await expectToHear(await microphoneOf(window, name), hertz, tones);
  } catch (cause) {
    const said = await inspectorText(window, name);
    throw new Error(`${name} is not seen and heard. The inspector says:\n${said}`, { cause });
  }
}

/** All that this window's inspector says of somebody, or why it says nothing. */
async function inspectorText(window: Page, name: string): Promise<string> {
  const exchange = window.getByRole('region', { name, exact: true });
  try {
    if (!(await exchange.isVisible())) await window.getByRole('button', { name: 'How it connects' }).click();
    return await exchange.innerText();
  } catch (error) {
    return String(error);
  }
}

/** Presses Join or Start in the green room and waits for the room. */
export async function enterFromGreenRoom(window: Page, button: 'Join' | 'Start the room'): Promise<void> {
  await window.getByRole('button', { name: button }).click();
  await expectInRoom(window);
}

/** Waits until this window is in a room. */
export async function expectInRoom(window: Page): Promise<void> {
  await expect(window.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
}

/** The room's invite link, as its invite panel shows it. */
export async function inviteLink(window: Page): Promise<string> {
  const field = window.getByLabel('Link for the Madang app').first();
  if (!(await field.isVisible())) await window.getByRole('button', { name: /^Invite/ }).click();
  return field.inputValue();
}

/**
 * Opens a real window, to the right of where the apps open, that shows a pattern on the shared screen.
 * @param place 0 at the top, 1 beneath it
 */
export async function showPattern(app: App, pattern: number, place: 0 | 1 = 0): Promise<void> {
  await app.electron.evaluate(
    async ({ BrowserWindow }, { url, y }) => {
      const window = new BrowserWindow({ x: 1530, y, width: 380, height: 400 });
      await window.loadURL(url);
    },
    { url: patternUrl(pattern), y: 20 + 440 * place },
  );
}

/** Shares the first screen through the app's own picker, which may be told how many lines to share. */
export async function shareScreen(window: Page, resolution?: '720p'): Promise<void> {
  await window.getByRole('button', { name: 'Share screen' }).click();
  const picker = window.getByRole('dialog', { name: 'What do you want to share?' });
  if (resolution !== undefined) await picker.getByLabel('Resolution').selectOption(resolution);
  await picker.getByRole('region', { name: 'Screens' }).getByRole('button').first().click();
  await expect(window.getByText('You are sharing your screen')).toBeVisible();
}

/** Shows a pattern in a window and shares it, beside what is shared already. */
export async function sharePattern(app: App, pattern: number, place: 0 | 1 = 0): Promise<void> {
  await showPattern(app, pattern, place);
  const title = await manageWindow(app, `Pattern ${String(pattern)}`);
  const another = app.window.getByRole('button', { name: 'Share another' });
  await (
    (await another.isVisible()) ? another : app.window.getByRole('button', { name: 'Share screen' })
  ).click();
  await app.window.getByRole('dialog').getByRole('button', { name: title }).click();
}

/** Somebody's shared screen as this window shows it; with a number, one of several. */
export function screenOf(window: Page, name: string, number?: 1 | 2): Locator {
  const label = `${name}'s screen${number === undefined ? '' : ` ${String(number)}`}`;
  return window.getByRole('group', { name: label, exact: true }).locator('video');
}

/** Sends a chat message and leaves the chat open. */
export async function say(window: Page, text: string): Promise<void> {
  const message = window.getByLabel('Message');
  if (!(await message.isVisible())) await window.getByRole('button', { name: /^Chat/ }).click();
  await message.fill(text);
  await window.keyboard.press('Enter');
}

/** Asserts that a window's chat shows a message, by whom it is. */
export async function expectSaid(window: Page, name: string, text: string): Promise<void> {
  const log = window.getByRole('log');
  if (!(await log.isVisible())) await window.getByRole('button', { name: /^Chat/ }).click();
  await expect(log.getByRole('article').filter({ hasText: text })).toContainText(name);
}

/** One step of the exchange as a person reads it: where it happens, and whether it has. */
export interface SeenStep {
  side: string;
  done: boolean;
}

/** The nine steps of the exchange with somebody, as this window's inspector shows them. */
export async function stepsWith(window: Page, name: string): Promise<SeenStep[]> {
  const exchange = window.getByRole('region', { name, exact: true });
  if (!(await exchange.isVisible())) await window.getByRole('button', { name: 'How it connects' }).click();
  const steps = await exchange.getByRole('listitem').allInnerTexts();
  return steps.map((text) => ({
    side: /at your side|at .+'s side|both sides/.exec(text)?.[0] ?? text,
    done: text.startsWith('Done'),
  }));
}

/** The invite that an app started with `--host --print-invite` prints once its room is open. */
export async function printedInvite(app: App): Promise<string> {
  const printed = () => /^invite (madang:\S+)$/m.exec(app.output())?.[1];
  await expect.poll(printed).toBeDefined();
  return printed() ?? '';
}

/** Starts an app that hosts a room at once, and gives the arguments for others to join it. */
export async function hostRoom(
  launchApp: (options: AppOptions) => Promise<App>,
  person: SyntheticPerson,
): Promise<{ host: App; join: string[] }> {
  const host = await launchApp({
    camera: person,
    microphone: person,
    args: ['--host', '--name', person.name, '--print-invite'],
  });
  await expectInRoom(host.window);
  return { host, join: ['--join', await printedInvite(host)] };
}
