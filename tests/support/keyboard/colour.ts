// One's own colour by keyboard alone.
import { expect, type Page } from '@playwright/test';
import { named } from './controls.ts';
import type { Keyboard } from './walk.ts';

/** Goes through the colours beside the name, as far as one and back to the one that is guessed. */
export async function chooseColour(keyboard: Keyboard, page: Page): Promise<void> {
  const opener = named(page, 'Your colour');
  const colour = (name: string) => page.getByRole('radio', { name, exact: true });
  await keyboard.use(opener, 'Enter');
  await expect(colour('Automatic')).toBeFocused();
  await keyboard.use(colour('Automatic'), 'ArrowDown');
  await expect(colour('Rose')).toBeChecked();
  // Which in a form would go on.
  await page.keyboard.press('Enter');
  await expect(opener).toBeFocused();
  await expect(opener).toHaveAccessibleDescription('Rose');
  await page.keyboard.press('Space');
  await expect(colour('Rose')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(colour('Automatic')).toBeFocused();
  // It does not stay over what comes next.
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await expect(colour('Automatic')).toBeHidden();
  await expect(opener).toHaveAccessibleDescription('Automatic');
}
