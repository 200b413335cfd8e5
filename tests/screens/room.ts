import { expect, type Page } from '@playwright/test';
import { followPlugs, unplug } from '../support/devices.ts';
import type { App } from '../support/app.ts';
import { setSmallSize, setUnseenSize, setUsualSize } from './looks.ts';
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
  const opened = app.electron.waitForEvent('window');
  await button(page, say('mini')).click();
  const mini = await opened;
  await expect(mini.getByRole('heading', { name: say('mini_alone') })).toBeVisible();
  yield { name: 'mini-alone', app, page: mini, sizes: [] };
  // Not by its own button: a window may be gone before its press is through.
  await button(page, say('mini')).click();
  await expect(button(page, say('mini'))).toHaveAttribute('aria-pressed', 'false');

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
  await setSmallSize(page);
  await expect(
    page.getByRole('main').getByRole('button', { name: say('stage_more', { count: '2' }) }),
  ).toBeVisible();
  yield { name: 'room-more', app, page, sizes: [] };
  await setUsualSize(page);

  yield* panelScreens(walk, room);
  yield* menuScreens(walk, room);
  yield* shareScreens(walk, room);

  yield* unpluggedScreens(walk, app);

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

/** A device that another serves for, and one that nothing can. */
async function* unpluggedScreens({ say }: Walk, app: App): Screens {
  const { window: page } = app;
  const microphones = page.getByRole('combobox', { name: say('bar_pick_microphone') });
  // As the engine calls it: on a picture, the list says what stands in for that.
  const nameOf = async ({ value }: HTMLSelectElement) =>
    (await navigator.mediaDevices.enumerateDevices()).find(({ deviceId }) => deviceId === value)?.label ?? '';
  await unplug(page, await microphones.evaluate(nameOf));
  const device = await microphones.evaluate(nameOf);
  await expect(page.getByText(say('microphone_stand_in', { device }))).toBeVisible();
  yield { name: 'room-stand-in', app, page };
  await button(page, say('close')).click();

  const cameras = page.getByRole('combobox', { name: say('bar_pick_camera') });
  await unplug(page, await cameras.evaluate(nameOf));
  await expect(page.getByText(say('camera_missing'))).toBeVisible();
  yield { name: 'room-unplugged', app, page };
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
