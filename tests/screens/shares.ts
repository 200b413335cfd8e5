import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from '../support/app.ts';
import { refuseScreens } from '../support/devices.ts';
import { closeWindow, manageWindow } from '../support/windows.ts';
import { setUnseenSize } from './looks.ts';
import { markedScreen, pausedScreen } from './marks.ts';
import type { Room } from './room.ts';
import type { Screens, Walk } from './screen.ts';
import { sharedPicture, sharedTitles } from './shared-page.ts';
import { button, closePanel, openPanel } from './steps.ts';

/** Sharing, from the picker to two shares of others on the stage, and the small window. */
export async function* shareScreens(walk: Walk, { host: app, others: [second, third] }: Room): Screens {
  const { say, lang, cast } = walk;
  const { window: page } = app;
  const titles = sharedTitles(lang);
  await openShareable(walk, app, 0);
  await openShareable(walk, app, 1);
  await button(page, say('bar_share')).click();
  const picker = page.getByRole('dialog');
  for (const title of titles) await expect(picker.getByRole('button', { name: title })).toBeVisible();
  yield { name: 'share-picker', app, page };

  await picker.getByRole('button', { name: titles[0] }).click();
  await expect(page.getByText(say('sharing_self'))).toBeVisible();
  yield { name: 'room-sharing', app, page };
  yield* pausedScreen(walk, app, { name: 'room-sharing-paused', app, page });
  const mine = {
    window: second.window,
    video: shareOf(second.window, say('tile_screen', { name: cast.names[0] })),
  };
  yield* markedScreen(walk, mine, { name: 'room-sharing-marked', app, page });
  await button(page, say('sharing_another')).click();
  await picker.getByRole('button', { name: titles[1] }).click();
  await expect(page.getByText(say('sharing_number', { number: '2' }))).toBeVisible();
  await openPanel(page, say, 'bar_chat');
  yield { name: 'room-sharing-chat', app, page };
  await closePanel(page, say);
  for (const title of titles) await closeWindow(app, title);
  await expect(page.getByText(say('share_ended'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('sharing_stop') })).toHaveCount(0);
  yield { name: 'room-share-ended', app, page };

  await openShareable(walk, app, 0);
  await refuseScreens(page);
  await button(page, say('bar_share')).click();
  await picker.getByRole('button', { name: titles[0] }).click();
  await expect(page.getByText(say('share_denied'))).toBeVisible();
  yield { name: 'room-share-denied', app, page };
  await button(page, say('close')).click();

  // Whatever the person chose by hand, a share is to be seen.
  await page.keyboard.press('3');
  await share(walk, second);
  await expectShare(page, say('tile_screen', { name: cast.names[1] }));
  yield { name: 'room-presentation', app, page, in4k: true };
  yield* pausedScreen(walk, second, { name: 'room-share-paused', app, page });
  const theirs = {
    window: third.window,
    video: shareOf(third.window, say('tile_screen', { name: cast.names[1] })),
  };
  yield* markedScreen(walk, theirs, { name: 'room-share-marked', app, page });

  const opened = app.electron.waitForEvent('window');
  await button(page, say('mini')).click();
  const mini = await opened;
  await expect(mini.locator('video')).toBeVisible();
  yield { name: 'mini-share', app, page: mini, sizes: [] };

  await share(walk, third);
  await expectShare(page, say('tile_screen', { name: cast.names[2] }));
  yield { name: 'room-two-shares', app, page };
  await openPanel(page, say, 'bar_people');
  await page.getByRole('button', { name: say('people_controls', { name: cast.names[1] }) }).click();
  await button(page, say('control_stop_share')).click();
  await closePanel(page, say);
  await expect(second.window.getByText(say('share_stopped'))).toBeVisible();
  yield { name: 'room-share-stopped', app: second, page: second.window };
  await setUnseenSize(second.window);
  await button(third.window, say('sharing_stop')).click();
  await expect(page.locator('video[data-publication^=screen]')).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(mini.getByRole('heading', { name: cast.names[1] })).toBeVisible();
  yield { name: 'mini-speaker', app, page: mini, sizes: [] };
  // Not by its own button: a window may be gone before its press is through.
  await button(page, say('mini')).click();
  await expect(button(page, say('mini'))).toHaveAttribute('aria-pressed', 'false');
}

async function share(walk: Walk, app: App): Promise<void> {
  const [title] = sharedTitles(walk.lang);
  await openShareable(walk, app, 0);
  await button(app.window, walk.say('bar_share')).click();
  await app.window.getByRole('dialog').getByRole('button', { name: title }).first().click();
}

function shareOf(page: Page, label: string): Locator {
  return page.getByRole('group', { name: label, exact: true }).locator('video');
}

async function expectShare(page: Page, label: string): Promise<void> {
  const video = shareOf(page, label);
  await expect
    .poll(() => video.evaluate(({ videoWidth }: HTMLVideoElement) => videoWidth))
    .toBeGreaterThan(0);
}

async function openShareable({ lang }: Walk, app: App, kind: 0 | 1): Promise<void> {
  const title = sharedTitles(lang)[kind];
  const html = `<title>${title}</title><body style="margin:0"><img width="800" src="${sharedPicture(lang, kind)}">`;
  await app.electron.evaluate(
    async ({ BrowserWindow }, [content, y]) => {
      const window = new BrowserWindow({ x: 1000, y, width: 800, height: 450, frame: false });
      await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(content)}`);
    },
    [html, kind * 480] as const,
  );
  await manageWindow(app, title);
}
