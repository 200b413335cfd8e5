import { expect, type Page } from '@playwright/test';
import { answerMediaRequests, cameras, takeMicrophonesAway } from '../support/devices.ts';
import type { Screens, Walk } from './screen.ts';
import { button } from './steps.ts';
import type { Say } from './words.ts';

/** Before a room of one's own: as it is, with what is missing, and with what the system refuses. */
export async function* greenRoomScreens({ say, start }: Walk): Screens {
  const app = await start(0);
  const { window: page } = app;
  await toGreenRoom(page, say);
  await expect(page.locator('video')).toBeVisible();
  await expect(page.getByRole('meter')).toBeVisible();
  yield { name: 'green-room', app, page, in4k: true };

  await page.getByRole('radio', { name: say('access_passphrase'), exact: true }).check();
  await page.getByLabel(say('your_name')).fill('');
  await page.getByLabel(say('passphrase'), { exact: true }).last().fill('1234');
  await button(page, say('green_start')).click();
  // What is wrong first has the focus, and so is in view in a small window too.
  await expect(page.getByLabel(say('passphrase'), { exact: true }).last()).toBeFocused();
  yield { name: 'green-room-missing', app, page };

  await button(page, say('back')).click();
  await answerMediaRequests(app, 'no');
  await toGreenRoom(page, say);
  await expect(page.getByText(say('microphone_denied_app'))).toBeVisible();
  await expect(page.getByText(say('camera_denied_app'))).toBeVisible();
  yield { name: 'green-room-refused', app, page };
  await app.close();

  const bare = await start(0, cameras(0), false);
  await takeMicrophonesAway(bare.window);
  await toGreenRoom(bare.window, say);
  await expect(bare.window.getByText(say('microphone_missing'))).toBeVisible();
  await expect(bare.window.getByText(say('camera_missing'))).toBeVisible();
  yield { name: 'green-room-no-devices', app: bare, page: bare.window };
}

async function toGreenRoom(page: Page, say: Say): Promise<void> {
  await button(page, say('home_host')).click();
  await expect(page.getByRole('heading', { name: say('green_host_title') })).toBeVisible();
}
