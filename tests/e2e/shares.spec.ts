// Several shares at once: of one person, and of several.
import { expect, type Locator, type Page } from '@playwright/test';
import { readPattern } from '../media/pattern.ts';
import { test } from '../support/app.ts';
import { hostRoom, people, screenOf, sharePattern, tile } from '../support/room.ts';
import { canManageWindows } from '../support/windows.ts';

const { ara, bora, chan } = people;
const [first, second, third] = [7_654_321, 1_234_567, 9_999_999];

test.beforeEach(() => {
  test.skip(!canManageWindows(), 'no xprop here (package x11-utils)');
});

const expectPattern = (video: Locator, pattern: number) =>
  expect.poll(() => readPattern(video), { timeout: 20_000 }).toBe(pattern);

const boxOf = async (video: Locator) =>
  (await video.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };

/** Marks an element, so that it is told from another in its place. */
const mark = (video: Locator) => video.evaluate((element) => element.setAttribute('data-mark', ''));

const enlarge = (window: Page, label: string) =>
  window.getByRole('button', { name: `Keep ${label} large`, exact: true });

test('one person shares two windows; each is seen, and one ends without the other', async ({ launchApp }) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const viewer = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(host.window, bora.name)).toBeVisible();

  await sharePattern(host, first);
  const alone = screenOf(viewer.window, ara.name);
  await expectPattern(alone, first);
  await mark(alone);

  await sharePattern(host, second, 1);
  const [one, other] = [screenOf(viewer.window, ara.name, 1), screenOf(viewer.window, ara.name, 2)];
  await expectPattern(other, second);
  await expectPattern(one, first);
  await expect(one).toHaveAttribute('data-mark');
  await mark(other);
  await expect(host.window.getByRole('button', { name: 'Share another' })).toBeHidden();

  const own = host.window.getByRole('group', { name: 'Your share 1' });
  await own.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(alone).toHaveAttribute('data-mark');
  await expect(viewer.window.locator('figure video')).toHaveCount(1);
  await expectPattern(alone, second);

  // The free place is taken again, and what went on keeps its own on the other's stage.
  await sharePattern(host, third);
  await expectPattern(one, third);
  await expectPattern(other, second);
  expect((await boxOf(other)).x).toBeLessThan((await boxOf(one)).x);

  await host.window.getByRole('button', { name: 'Share screen' }).click();
  await expect(viewer.window.locator('figure video')).toHaveCount(0);
  await expect(host.window.getByText(/sharing your screen|Your share/)).toHaveCount(0);
});

test('two people share at once; a third sees both side by side, and either one large', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  const viewer = await launchApp({ camera: chan, microphone: chan, args: [...join, '--name', chan.name] });
  for (const { window } of [host, guest]) await expect(tile(window, chan.name)).toBeVisible();
  await sharePattern(host, first);
  await expectPattern(screenOf(viewer.window, ara.name), first);
  await sharePattern(guest, second, 1);

  const [left, right] = [screenOf(viewer.window, ara.name), screenOf(viewer.window, bora.name)];
  for (const [video, pattern] of [
    [left, first],
    [right, second],
    [screenOf(host.window, bora.name), second],
    [screenOf(guest.window, ara.name), first],
  ] as const)
    await expectPattern(video, pattern);
  const alike = [await boxOf(left), await boxOf(right)] as const;
  expect(Math.abs(alike[0].height - alike[1].height)).toBeLessThanOrEqual(1);
  expect(alike[1].x).toBeGreaterThan(alike[0].x + alike[0].width);
  for (const video of [left, right]) await mark(video);

  // By keyboard, the second becomes large, and what is small is sent small.
  const button = enlarge(viewer.window, `${bora.name}'s screen`);
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await button.focus();
  await viewer.window.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => (await boxOf(right)).width > 2 * (await boxOf(left)).width).toBe(true);
  const linesOf = (video: Locator) => video.evaluate((element: HTMLVideoElement) => element.videoHeight);
  await expect.poll(async () => (await linesOf(left)) < (await linesOf(right))).toBe(true);
  await viewer.window.keyboard.press('Enter');
  await expect.poll(() => boxOf(left)).toEqual(alike[0]);

  await guest.window.getByRole('button', { name: 'Stop sharing' }).first().click();
  await expect(right).toHaveCount(0);
  await expect(left).toHaveAttribute('data-mark');
  await expectPattern(left, first);
  await expect(viewer.window.locator('figure video')).toHaveCount(1);
});
