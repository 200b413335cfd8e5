import { expect, type Page } from '@playwright/test';
import { followPlugs, unplug } from '../support/devices.ts';
import type { App } from '../support/app.ts';
import { setUnseenSize } from './looks.ts';
import type { Screens, Walk } from './screen.ts';
import { menuScreens } from './menus.ts';
import { panelScreens } from './panels.ts';
import { shareScreens } from './shares.ts';
import {
  button,
  closePanel,
  expectInRoom,
  expectInvite,
  expectSeen,
  lightenRooms,
  openPanel,
} from './steps.ts';

/** Everyone in a room, from the side of whoever hosts it. */
export interface Room {
  readonly host: App;
  /** In the order in which they came. */
  readonly others: readonly [App, App, App];
}

/** A room from its first to its last minute: alone, in company, with all that opens in it. */
export async function* roomScreens(walk: Walk): Screens {
  const { say, cast, start } = walk;
  const app = await start(0);
  const { window: page } = app;
  await followPlugs(page);
  await lightenRooms(page, say);
  await button(page, say('home_host')).click();
  await page.getByRole('radio', { name: say('access_knock'), exact: true }).check();
  await button(page, say('green_start')).click();
  await expectInRoom(page, say);
  const invite = await page.getByLabel(say('invite_app')).inputValue();
  await expectInvite(page, say);
  yield { name: 'room-alone', app, page };

  const come = async (person: number) => {
    const app = await start(person, ['--join', invite]);
    await setUnseenSize(app.window);
    return app;
  };
  const second = await come(1);
  await admit(walk, page, 1);
  await expectSeen(walk, page, cast.names[1]);
  await closePanel(page, say);
  yield { name: 'room-two', app, page };

  const third = await come(2);
  await admit(walk, page, 2);
  const fourth = await come(3);
  const admitLast = page.getByRole('button', { name: say('people_admit_name', { name: cast.names[3] }) });
  await expect(admitLast).toBeVisible();
  yield { name: 'panel-people-waiting', app, page };
  await admitLast.click();
  for (const name of cast.names.slice(1)) await expectSeen(walk, page, name);
  await closePanel(page, say);
  const room: Room = { host: app, others: [second, third, fourth] };

  await page.keyboard.press('1');
  await raiseHand(walk, third.window);
  await expect(page.getByRole('article').getByTitle(say('hand_raised'))).toBeVisible();
  yield { name: 'room-grid', app, page, in4k: true };
  await page.keyboard.press('2');
  yield { name: 'room-speaker', app, page, in4k: true };

  yield* panelScreens(walk, room);
  yield* menuScreens(walk, room);
  yield* shareScreens(walk, room);

  const camera = await page
    .locator('video[data-publication=camera]')
    .last()
    .evaluate((video: HTMLVideoElement) =>
      video.srcObject instanceof MediaStream ? (video.srcObject.getVideoTracks()[0]?.label ?? '') : '',
    );
  await unplug(page, camera);
  await expect(page.getByText(say('camera_missing'))).toBeVisible();
  yield { name: 'room-unplugged', app, page };

  await openPanel(page, say, 'bar_people');
  await page.getByRole('button', { name: say('people_controls', { name: cast.names[3] }) }).click();
  await button(page, say('control_ban')).click();
  await button(page, say('people_lock')).click();
  await expect(
    page.getByRole('button', { name: say('people_unban_name', { name: cast.names[3] }) }),
  ).toBeVisible();
  await expect(page.getByText(say('people_locked'))).toBeVisible();
  yield { name: 'panel-people-kept-out', app, page };
}

async function admit({ say, cast }: Walk, page: Page, person: number): Promise<void> {
  await openPanel(page, say, 'bar_people');
  const name = cast.names[person] ?? '';
  await page.getByRole('button', { name: say('people_admit_name', { name }) }).click();
}

async function raiseHand({ say }: Walk, page: Page): Promise<void> {
  await button(page, say('reactions')).click();
  await button(page, say('hand_raise')).click();
}
