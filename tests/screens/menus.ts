import { expect } from '@playwright/test';
import { askToClose } from '../support/desktop.ts';
import { inviteTo } from '../support/servers.ts';
import type { Room } from './room.ts';
import type { Screen, Screens, Walk } from './screen.ts';
import { button, tell } from './steps.ts';
import type { MessageName } from './words.ts';

/** What opens over a room: the menus of its bar, and the questions that are asked in it. */
export async function* menuScreens({ say, cast, servers }: Walk, { host: app }: Room): Screens {
  const { window: page } = app;
  const menu = async (name: string, control: MessageName, rest: Partial<Screen> = {}): Promise<Screen> => {
    const open = async () => {
      await page.keyboard.press('Escape');
      await button(page, say(control)).click();
      await expect(page.locator(':popover-open')).toBeVisible();
    };
    await open();
    return { name, app, page, reopen: open, ...rest };
  };
  yield await menu('menu-reactions', 'reactions');
  yield await menu('menu-layout', 'layout', { sizes: ['normal', 'large'] });
  yield await menu('menu-more', 'bar_more');
  await button(page, say('shortcuts')).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  yield { name: 'shortcuts', app, page };
  await page.keyboard.press('Escape');

  await askToClose(app);
  await expect(page.getByRole('dialog', { name: say('closing_title') })).toBeVisible();
  yield { name: 'closing-question', app, page };
  await button(page, say('closing_stay')).click();

  const server = await servers.signaling();
  const { id } = server.createRoom({ name: cast.rooms.open, owner: cast.names[3] });
  await tell(app, 'link:opened', inviteTo(server, id));
  await expect(page.getByRole('dialog')).toBeVisible();
  yield { name: 'link-in-call', app, page };
  await button(page, say('link_in_call_stay')).click();
}
