// Devices by keyboard alone: turned off and on, chosen, tried.
import { expect, type Locator, type Page } from '@playwright/test';
import { named } from './controls.ts';
import { chooseLast, type Keyboard } from './walk.ts';

/** Turns microphone and camera off by Enter and on again by Space, by the buttons of the green room or of the bar. */
export async function turnDevices(keyboard: Keyboard, buttons: Page | Locator): Promise<void> {
  for (const name of ['Microphone', 'Camera']) {
    const button = buttons.getByRole('button', { name, exact: true });
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await keyboard.use(button, 'Enter');
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await keyboard.use(button, 'Space');
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
}

/** Uses all that the green room has of devices. */
export async function tryDevices(keyboard: Keyboard, page: Page): Promise<void> {
  await turnDevices(keyboard, page);
  for (const name of ['Camera', 'Microphone', 'Speaker'])
    await chooseLast(keyboard, page.getByRole('combobox', { name, exact: true }));
  const blur = page.getByRole('switch', { name: 'Blur my background' });
  await keyboard.use(blur, 'Space');
  await expect(blur).toBeChecked();
  await page.keyboard.press('Space');
  await expect(blur).not.toBeChecked();
  await keyboard.use(named(page, 'Play a test tone'), 'Enter');
  await expect(named(page, 'Playing…')).toBeFocused();
}

/** Chooses devices in the bar, and what is behind the person. */
export async function chooseDevices(keyboard: Keyboard, page: Page): Promise<void> {
  for (const name of ['Choose microphone', 'Choose speaker'])
    await chooseLast(keyboard, page.getByRole('combobox', { name }));
  const cameras = page.getByRole('combobox', { name: 'Choose camera' });
  for (const words of ['Show my background', 'Blur my background']) {
    await keyboard.use(cameras, 'End');
    await expect(cameras.locator('option').last()).toHaveText(words);
  }
}
