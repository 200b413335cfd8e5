import { fileURLToPath } from 'node:url';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { launchChromium } from '../lab/chromium.ts';
import { holdsSoundBack, whileUntouched } from '../support/untouched.ts';
import { cameraOf } from './cast.ts';
import { setUnseenSize, setUsualSize } from './looks.ts';
import type { Screens, Walk } from './screen.ts';
import { button, expectInRoom, expectInvite, expectSeen, lightenRooms, openPanel, write } from './steps.ts';
import type { Say } from './words.ts';

const guestApp = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** What a guest sees in a browser, from an invite's link to the end of a room. */
export async function* guestScreens(walk: Walk): Screens {
  const { say, cast, lang, servers } = walk;
  const server = await servers.signaling({ guestApp });
  const room = server.createRoom({ name: cast.rooms.open, owner: cast.names[1] });
  const linkTo = (id: string) => `https://127.0.0.1:${String(server.port)}/#join/${id}`;

  const denying = await launchChromium({ locale: lang, denyMedia: true });
  try {
    const page = await openAs(denying.context, linkTo(room.id));
    await expect(page.getByText(say('camera_denied_browser'))).toBeVisible();
    await expect(page.getByText(say('microphone_denied_browser'))).toBeVisible();
    yield { name: 'guest-green-room-refused', app: null, page };
  } finally {
    await denying.close();
  }

  const switches = [`--use-file-for-fake-video-capture=${cameraOf(0)}`];
  const { browser, context } = await launchChromium({ locale: lang, microphone: { hertz: 0 }, switches });
  try {
    const page = await openAs(context, linkTo('no-longer-open'));
    await expect(page.getByText(say('problem_room_not_found'))).toBeVisible();
    yield { name: 'guest-link-no-longer-valid', app: null, page };
    await page.close();

    const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true, locale: lang });
    yield* roomScreens(walk, linkTo(room.id), context, elsewhere);
    yield* heldBackScreens(walk, linkTo(room.id), await openAs(elsewhere, linkTo(room.id)), switches);
  } finally {
    await browser.close();
  }
}

/** A browser that holds the sound of somebody back who comes after a while. */
async function* heldBackScreens(
  { say, cast, lang }: Walk,
  link: string,
  other: Page,
  switches: readonly string[],
): Screens {
  const strict = await launchChromium({
    ...{ locale: lang, microphone: { hertz: 0 } },
    switches: [...switches, holdsSoundBack],
  });
  try {
    const page = await openAs(strict.context, link);
    await enter(page, say, cast.names[0]);
    await lightenRooms(page, say);
    await whileUntouched(page, () => enter(other, say, cast.names[1]), say('sound_blocked'));
    await expectSeen({ say }, page, cast.names[1]);
    yield { name: 'guest-sound-held-back', app: null, page };
  } finally {
    await strict.close();
  }
}

async function enter(page: Page, say: Say, name: string): Promise<void> {
  await page.getByLabel(say('your_name')).fill(name);
  await button(page, say('join')).click();
  await expectInRoom(page, say);
}

async function* roomScreens(
  { say, cast }: Walk,
  link: string,
  context: BrowserContext,
  elsewhere: BrowserContext,
): Screens {
  const page = await openAs(context, link);
  await expect(page.locator('video')).toBeVisible();
  await expect(page.getByRole('meter')).toBeVisible();
  await button(page, say('join')).click();
  await expect(page.getByText(say('name_missing'))).toBeVisible();
  yield { name: 'guest-green-room', app: null, page };

  await enter(page, say, cast.names[0]);
  await lightenRooms(page, say);
  await expectInvite(page, say);
  yield { name: 'guest-room-alone', app: null, page };

  const other = await openAs(elsewhere, link);
  await enter(other, say, cast.names[1]);
  await setUnseenSize(other);
  await openPanel(other, say, 'bar_chat');
  await expectSeen({ say }, page, cast.names[1]);
  yield { name: 'guest-room', app: null, page };

  await openPanel(page, say, 'bar_chat');
  await write(other, say, cast.said[0]);
  await expect(page.getByRole('log')).toContainText(cast.said[0]);
  await write(page, say, cast.said[1]);
  yield { name: 'guest-chat', app: null, page };

  // The same person in another tab.
  const again = await openAs(context, link);
  await enter(again, say, cast.names[0]);
  await expect(page.getByRole('heading', { name: say('ended_replaced_title') })).toBeVisible();
  await again.close();
  yield { name: 'ended-replaced', app: null, page };

  await button(page, say('ended_home')).click();
  await expect(button(page, say('guest_open'))).toBeVisible();
  yield { name: 'guest-home', app: null, page };
}

async function openAs(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUsualSize(page);
  await page.goto(link);
  return page;
}
