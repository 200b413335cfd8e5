import { expect } from '@playwright/test';
import type { Notice } from '#ipc';
import { sectionsFor } from '../../renderer/ui/settings/section.ts';
import type { App } from '../support/app.ts';
import { holdBack } from '../support/hold-back.ts';
import type { Screens, Walk } from './screen.ts';
import { button, openSettings, tell } from './steps.ts';

/** The settings, from the moment before they are there: section by section, with what was typed wrong, and updates. */
export async function* settingsScreens({ say, cast }: Walk, app: App): Screens {
  const { window: page } = app;
  const letCome = await holdBack(app, 'Settings', 'wait');
  await page.keyboard.press('ControlOrMeta+Comma');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(say('later_loading'));
  yield { name: 'settings-loading', app, page };
  await letCome();

  for (const section of sectionsFor(true)) {
    const dialog = await openSettings(page, say, `settings_${section}`);
    await expect(dialog.getByRole('tabpanel', { name: say(`settings_${section}`) })).toBeVisible();
    if (section === 'devices') await expect(dialog.getByLabel(say('camera'), { exact: true })).toBeEnabled();
    if (section === 'about') await expect(dialog.locator('summary').first()).toBeVisible();
    yield { name: `settings-${section}`, app, page, in4k: section === 'devices' };
  }

  const network = await openSettings(page, say, 'settings_network');
  await network.getByLabel(say('network_port')).fill('70000');
  await network.getByLabel(say('ice_address')).fill('turn:192.168.0.2');
  await button(network, say('ice_add')).click();
  await expect(network.getByText(say('ice_credentials_missing'))).toBeVisible();
  await expect(network.getByText(say('network_port_wrong'))).toBeVisible();
  yield { name: 'settings-network-wrong', app, page };

  yield* updateScreens({ say, cast }, app);
}

/** How far it is with updates, as main tells it; the updater itself is real in tests/e2e/updates.spec.ts. */
async function* updateScreens({ say, cast }: Pick<Walk, 'say' | 'cast'>, app: App): Screens {
  const { window: page } = app;
  const dialog = await openSettings(page, say, 'settings_updates');
  await dialog.getByLabel(say('update_address')).fill('https://updates.example/madang/');
  await dialog.getByLabel(say('update_address')).press('Tab');
  await expect(button(dialog, say('update_check'))).toBeEnabled();
  const release = { version: '9.9.9', notes: cast.notes, size: 104_000_000 };
  const told = async (name: string, state: Notice<'updates:changed'>, words: string) => {
    await tell(app, 'updates:changed', state);
    await expect(dialog.getByText(words)).toBeVisible();
    return { name, app, page };
  };
  const { version } = release;
  yield await told('update-available', { kind: 'available', release }, say('update_available', { version }));
  yield await told(
    'update-downloading',
    { kind: 'downloading', release, percent: 38 },
    say('update_downloading', { version }),
  );
  yield await told('update-ready', { kind: 'ready', release }, say('update_ready', { version }));
  yield await told(
    'update-failed',
    { kind: 'failed', reason: 'wrong-checksum' },
    say('update_wrong_checksum'),
  );
}
