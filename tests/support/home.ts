// The home screen as a person uses it, and what it says when a wish does not come true.
import { expect, type Locator, type Page } from '@playwright/test';

/** The field for links and addresses. */
export function joinField(window: Page): Locator {
  return window.getByLabel('Join with a link or address');
}

/** Types into the field for links and addresses, and presses Join. */
export async function askToJoin(window: Page, text: string): Promise<void> {
  await joinField(window).fill(text);
  await window.getByRole('button', { name: 'Join', exact: true }).click();
}

/** Asserts that these words stand beside the field, that it is marked as wrong, and that it keeps its text. */
export async function expectRefused(window: Page, text: string, words: string): Promise<void> {
  // The description is what a screen reader reads with the field, and what stands under it.
  await expect(joinField(window)).toHaveAccessibleDescription(words);
  await expect(joinField(window)).toHaveAttribute('aria-invalid', 'true');
  await expect(window.getByRole('alert')).toHaveText(words);
  await expect(joinField(window)).toHaveValue(text);
  await expect(window.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
}
