// Pausing a share: nothing new of the screen leaves, everyone knows, whoever comes meanwhile too, and it goes on.
import { expect, type Page } from '@playwright/test';
import { patternUrl, readPattern } from '../media/pattern.ts';
import { test, type App } from '../support/app.ts';
import { expectSeenAndHeard, hostRoom, people, screenOf, shareScreen, showPattern } from '../support/room.ts';

const { ara, bora, chan } = people;
const [first, second, third] = [7_654_321, 1_234_567, 9_999_999];

/** Shows another pattern in the window that has this one. */
async function changePattern(app: App, from: number, to: number): Promise<void> {
  await app.electron.evaluate(
    async ({ BrowserWindow }, [title, url]) => {
      const shown = BrowserWindow.getAllWindows().find((window) => window.getTitle() === title);
      if (!shown) throw new Error(`no window ${title}`);
      await shown.loadURL(url);
    },
    [`Pattern ${String(from)}`, patternUrl(to)] as const,
  );
}

const groupOf = (window: Page) => window.getByRole('group', { name: `${ara.name}'s screen`, exact: true });

/** How many pictures of the share this window has decoded so far. */
const decoded = (window: Page) =>
  screenOf(window, ara.name).evaluate(
    (video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames,
  );

test('a paused share stands still and says so, shows nothing to a newcomer, and goes on live', async ({
  launchApp,
}) => {
  test.setTimeout(90_000);
  const { host, join } = await hostRoom(launchApp, ara);
  const viewer = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await showPattern(host, first);
  await shareScreen(host.window);
  await expect.poll(() => readPattern(screenOf(viewer.window, ara.name)), { timeout: 20_000 }).toBe(first);
  const paused = groupOf(viewer.window).getByText('Paused', { exact: true });
  await expect(paused).toHaveCount(0);

  await host.window.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(host.window.getByText('Your share is paused')).toBeVisible();
  await expect(paused).toBeVisible();
  await changePattern(host, first, second);
  // What is chosen meanwhile lets nothing out either.
  await host.window.getByRole('radiogroup', { name: 'Best for' }).getByText('Motion').click();
  // What was on its way has come.
  let before = -1;
  const hasStopped = async () => {
    const last = before;
    before = await decoded(viewer.window);
    return before === last;
  };
  await expect.poll(hasStopped, { intervals: [500] }).toBe(true);

  // A newcomer asks for pictures of everything, and gets those of the camera.
  const late = await launchApp({ camera: chan, microphone: chan, args: [...join, '--name', chan.name] });
  await expect(groupOf(late.window).getByText('Paused', { exact: true })).toBeVisible();
  await expectSeenAndHeard(late.window, ara);
  expect(await decoded(late.window)).toBe(0);
  expect(await decoded(viewer.window)).toBe(before);
  expect(await readPattern(screenOf(viewer.window, ara.name))).toBe(first);

  await host.window.getByRole('button', { name: 'Resume', exact: true }).click();
  for (const { window } of [viewer, late]) {
    await expect.poll(() => readPattern(screenOf(window, ara.name)), { timeout: 20_000 }).toBe(second);
    await expect(groupOf(window).getByText('Paused', { exact: true })).toHaveCount(0);
  }
  await changePattern(host, second, third);
  for (const { window } of [viewer, late])
    await expect.poll(() => readPattern(screenOf(window, ara.name)), { timeout: 20_000 }).toBe(third);
  await expect(host.window.getByText('You are sharing your screen')).toBeVisible();
});
