// The settings as a person uses them.
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the settings at a section, from wherever one is; those that are open already go there. */
export async function openSettings(window: Page, section: string): Promise<Locator> {
  const dialog = window.getByRole('dialog', { name: 'Settings' });
  if ((await dialog.count()) === 0) {
    // In a room they are in the menu of more.
    const more = window.getByRole('button', { name: 'More', exact: true });
    if (await more.isVisible()) await more.click();
    await window.getByRole('button', { name: 'Settings' }).click();
  }
  await dialog.getByRole('tab', { name: section }).click();
  await expect(dialog.getByRole('tabpanel', { name: section })).toBeVisible();
  return dialog;
}

/** Closes them. */
export async function closeSettings(window: Page): Promise<void> {
  await window.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Done' }).click();
}
