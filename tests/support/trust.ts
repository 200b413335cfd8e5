// What a window shows of how sure it is who somebody is.
import { expect, type Locator, type Page } from '@playwright/test';
import { tile } from './room.ts';

/** Asserts what a tile says of how sure it is who that is. */
export async function expectTrust(window: Page, name: string, words: string): Promise<void> {
  await expect(tile(window, name).getByTitle(words)).toBeVisible();
}

/** Opens what is known of somebody, by way of the list of people. */
export async function openTrust(window: Page, name: string): Promise<Locator> {
  const list = window.getByRole('list', { name: 'People' });
  if (!(await list.isVisible())) await window.getByRole('button', { name: /^People/ }).click();
  await list.getByRole('button', { name: `check ${name}` }).click();
  return window.getByRole('dialog', { name: `Is this ${name}?` });
}

/** The words of the short code that such a dialog shows. */
export function codeIn(dialog: Locator): Promise<string[]> {
  return dialog
    .getByRole('list', { name: 'The code that both of you see' })
    .getByRole('listitem')
    .allInnerTexts();
}
