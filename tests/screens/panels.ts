import { expect } from '@playwright/test';
import { setUnseenSize } from './looks.ts';
import type { Room } from './room.ts';
import type { Screens, Walk } from './screen.ts';
import { button, closePanel, expectInvite, lightenRooms, openPanel, write } from './steps.ts';

/** The side panel, and what opens from it. */
export async function* panelScreens({ say, cast }: Walk, { host: app, others: [second] }: Room): Screens {
  const { window: page } = app;
  await openPanel(page, say, 'bar_chat');
  yield { name: 'panel-chat-empty', app, page };

  await openPanel(second.window, say, 'bar_chat');
  await write(page, say, cast.said[0]);
  await write(second.window, say, cast.said[1]);
  await expect(page.getByRole('log')).toContainText(cast.said[1]);
  await write(page, say, cast.said[2]);
  yield { name: 'panel-chat', app, page, in4k: true };

  await openPanel(page, say, 'bar_invite');
  await expectInvite(page, say);
  yield { name: 'panel-invite', app, page };

  await openPanel(page, say, 'bar_connections');
  await expect(page.getByText(/VP[89]|H264|AV1/).first()).toBeVisible();
  yield { name: 'panel-connections', app, page };

  await openPanel(page, say, 'bar_people');
  const { names } = cast;
  const controls = page.getByRole('button', { name: say('people_controls', { name: names[1] }) });
  await controls.click();
  await expect(button(page, say('control_ban'))).toBeVisible();
  yield { name: 'panel-people-menu', app, page };

  await button(page, say('control_mute')).click();
  await expect(second.window.getByText(say('mute_asked'))).toBeVisible();
  await closePanel(second.window, say);
  await lightenRooms(second.window, say);
  yield { name: 'room-mute-asked', app: second, page: second.window };
  await button(second.window, say('close')).click();
  await setUnseenSize(second.window);

  const check = say('trust_details', { level: say('trust_unverified'), name: names[1] });
  await page.getByRole('button', { name: check }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  // Seven of 64 symbols, others each time.
  yield { name: 'trust-code', app, page, random: 0.02 };
  await page.keyboard.press('Escape');
  await closePanel(page, say);
}
