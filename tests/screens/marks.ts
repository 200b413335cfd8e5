import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from '../support/app.ts';
import { holdLine, strokesIn, type Place } from '../support/marks.ts';
import type { Screen, Walk } from './screen.ts';
import { button } from './steps.ts';

/** Around the second row of what is shared, as somebody would draw who means it. */
const ring: readonly Place[] = [
  [0.36, 0.48],
  [0.5, 0.38],
  [0.64, 0.44],
  [0.62, 0.56],
  [0.48, 0.58],
  [0.37, 0.5],
];

/** Whose colour is which is by chance. */
const random = 0.03;

/**
 * Somebody draws on a share for as long as the screen is looked at.
 * @param by whose hand it is, and what they see of the share
 */
export async function* markedScreen(
  { say }: Walk,
  by: { window: Page; video: Locator },
  screen: Screen,
): AsyncGenerator<Screen, void, undefined> {
  await button(by.window, say('marks_draw')).click();
  const lift = await holdLine(by.window, by.video, ring);
  await expect(strokesIn(screen.page)).toHaveCount(1);
  yield { ...screen, random };
  await lift();
  await by.window.keyboard.press('Escape');
  await expect(strokesIn(screen.page)).toHaveCount(0);
}

/** A share is paused for as long as a screen is looked at. */
export async function* pausedScreen(
  { say }: Walk,
  by: App,
  screen: Screen,
): AsyncGenerator<Screen, void, undefined> {
  await button(by.window, say('sharing_pause')).click();
  const words = screen.app === by ? say('sharing_paused') : say('share_paused');
  await expect(screen.page.getByText(words, { exact: true })).toBeVisible();
  yield screen;
  await button(by.window, say('sharing_resume')).click();
  await expect(screen.page.getByText(words, { exact: true })).toHaveCount(0);
}
