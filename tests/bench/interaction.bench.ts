// From a press on the room's controls to the next paint, in a room of six, by the Event Timing API.
import { expect, type Browser, type Page } from '@playwright/test';
import { launchChromium } from '../lab/chromium.ts';
import { test } from '../support/app.ts';
import { enterFromGreenRoom, hostRoom, people, tile } from '../support/room.ts';
import { collectInteractions, type Interaction } from './interactions.ts';
import { loadNow, median, publish, type Row } from './report.ts';

const rounds = 8;
/** How long a button or a key is held down; people hold them for longer. */
const heldMs = 60;
// A small machine takes its time to bring a room about; this is waiting, not measuring.
const timeout = 60_000;
const others = 5;
const speaker = 'Person 1';
/** Of each of the others, between a press and the next. */
const picturesBetween = 4;
const camera = { width: 320, height: 180, fps: 15, seconds: 4 };

/**
 * Somebody else in the room, a guest in a browser that is shared by all of them: they send a camera and a voice, and
 * look at nothing, so that the machine's time is the one window's that is measured.
 */
async function joinUnseen(browser: Browser, link: string, name: string): Promise<void> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en' });
  await context.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
  });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  if (name !== speaker) await page.getByRole('button', { name: 'Microphone', exact: true }).click();
  await enterFromGreenRoom(page, 'Join');
}

/** Counts the pictures of the others that the window shows from now on. */
async function countPictures(window: Page): Promise<() => Promise<number>> {
  const counter = await window.evaluateHandle(() => {
    const shown = new WeakMap<HTMLVideoElement, number>();
    const counts = { pictures: 0 };
    // An element may be another one after a change of the layout, and counts from nothing then.
    setInterval(() => {
      for (const video of document.querySelectorAll<HTMLVideoElement>(
        'article[aria-label^="Person"] video',
      )) {
        const { totalVideoFrames } = video.getVideoPlaybackQuality();
        counts.pictures += totalVideoFrames - (shown.get(video) ?? totalVideoFrames);
        shown.set(video, totalVideoFrames);
      }
    }, 250);
    return counts;
  });
  return () => counter.evaluate(({ pictures }) => pictures);
}

const press = (name: string | RegExp) => (window: Page) =>
  window
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click({ delay: heldMs });
const key = (keys: string) => (window: Page) => window.keyboard.press(keys, { delay: heldMs });

/** What is done in each round, each leaving the room as it was or on the way to it. */
const steps: readonly (readonly [string, (window: Page) => Promise<void>])[] = [
  ['microphone', press('Microphone')],
  ['microphone', press('Microphone')],
  ['camera', press('Camera')],
  ['camera', press('Camera')],
  ['chat', press(/^Chat/)],
  ['people', press(/^People/)],
  ['invite', press(/^Invite/)],
  ['inspector', press('How it connects')],
  ['panel away', key('Escape')],
  ['layout', key('2')],
  ['layout', key('1')],
  ['layout', key('1')],
  ['menu', press('Layout')],
  ['menu away', key('Escape')],
  ['menu', press('React')],
  ['reaction', press('Heart')],
  ['menu away', key('Escape')],
  ['menu', press('More')],
  ['menu away', key('Escape')],
  ['picker', press('Share screen')],
  ['picker away', key('Escape')],
  ['settings', key('ControlOrMeta+Comma')],
  ['settings away', key('Escape')],
];

/** The value that so many of a hundred are not above. */
function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)] ?? NaN;
}

function rowOf(what: string, found: readonly Interaction[]): Row {
  const all = found.map(({ ms }) => ms);
  return {
    what,
    presses: all.length,
    'median ms': median(all),
    'p95 ms': percentile(all, 95),
    'most ms': Math.max(...all),
  };
}

test('interaction', async ({ launchApp }) => {
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
  const { ara, bora } = people;
  const loadBefore = loadNow();
  const { host } = await hostRoom(launchApp, ara);
  const { window } = host;
  const link = await window.getByLabel('Link for any browser').first().inputValue();
  const guests = await launchChromium({
    camera: { ...camera, colour: bora.colour },
    microphone: { hertz: bora.hertz, steady: true },
    yielding: true,
  });
  for (let at = 1; at <= others; at += 1) {
    const name = `Person ${String(at)}`;
    await joinUnseen(guests.browser, link, name);
    await expect(tile(window, name).locator('video')).toBeVisible({ timeout });
    await expect(tile(window, name)).not.toContainText('Connecting', { timeout });
  }
  const found: Interaction[] = [];
  const pictures = await countPictures(window);
  const startedAt = performance.now();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [what, act] of steps) {
      const seen = await collectInteractions(window, what, () => act(window));
      // The first round fills caches.
      if (round > 0) found.push(seen);
      // Nobody presses without a pause, and pressing without one would leave the others nothing of the machine.
      const before = await pictures();
      await expect.poll(pictures, { timeout }).toBeGreaterThan(before + picturesBetween * others);
    }
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const fps = (await pictures()) / seconds / others;
  await guests.close();
  const kinds = [...new Set(steps.map(([what]) => what))];
  publish({
    bench: 'interaction',
    loadBefore,
    rows: [
      ...kinds.map((kind) =>
        rowOf(
          kind,
          found.filter(({ what }) => what === kind),
        ),
      ),
      rowOf('all', found),
    ],
    figures: {
      interactionP95: {
        value: percentile(
          found.map(({ ms }) => ms),
          95,
        ),
        atMost: 100,
      },
      // Whether the room went on meanwhile; what is sent is 15.
      fpsOfOthers: { value: fps },
    },
  });
});
