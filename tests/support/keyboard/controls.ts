// What of a room is pressed and opened, by its name.
import type { Locator, Page } from '@playwright/test';

/** A button anywhere in the page. */
export const named = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** A button of the room's bar. */
export const barButton = (page: Page, name: string): Locator =>
  page.getByRole('toolbar').getByRole('button', { name, exact: true });

/** What a button of the bar opens; it is visible while it is open. */
export const isOpen = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

/** The button that keeps somebody large, on the stage. */
export const pinOf = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('button', { name: `Keep ${name} large`, exact: true });

/** The side panel, while it is open. */
export const panelOf = (page: Page): Locator => page.getByRole('complementary');

/** A dialog that is open, by its title. */
export const dialogOf = (page: Page, name: string): Locator =>
  page.getByRole('dialog', { name, exact: true });
