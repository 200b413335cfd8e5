// Parts that are loaded when they are opened: the press is answered at once, before they have come.
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { holdBack } from '../support/hold-back.ts';
import { expectInRoom, people } from '../support/room.ts';

const { ara } = people;
const control = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('while the settings come, their dialog is there and can be closed', async ({ launchApp }) => {
  const app = await launchApp({ args: ['--name', ara.name] });
  const { window } = app;
  const letCome = await holdBack(app, 'Settings', 'wait');
  await control(window, 'Settings').click();
  const dialog = window.getByRole('dialog', { name: 'Settings' });
  await expect(dialog.getByRole('status')).toHaveText('Loading…');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
  await control(window, 'Settings').click();
  await letCome();
  await expect(dialog.getByRole('tab', { name: 'Devices' })).toBeVisible();
  await expect(dialog).toHaveCount(1);
});

test('the inspector and the code of the invite come when they are opened, and the room goes on meanwhile', async ({
  launchApp,
}) => {
  const app = await launchApp({ microphone: ara, args: ['--host', '--name', ara.name] });
  const { window } = app;
  await expectInRoom(window);
  const letCome = await holdBack(app, 'Connections', 'wait');
  await control(window, 'How it connects').click();
  const panel = window.getByRole('tabpanel', { name: 'Connections' });
  await expect(panel.getByRole('status')).toHaveText('Loading…');
  await control(window, 'Microphone').click();
  await expect(control(window, 'Microphone')).toHaveAttribute('aria-pressed', 'false');
  await letCome();
  await expect(panel.getByText('As soon as someone else is here')).toBeVisible();
});
