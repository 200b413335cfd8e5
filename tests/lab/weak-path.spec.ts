// One sender, one viewer on a good path and one whose path gets weak, lossy, broken and another one.
import { expect, test as base } from '@playwright/test';
import type { LayerName } from '../../renderer/call/layers.ts';
import { Hall } from '../hall/hall.ts';
import { expectToSee } from '../media/decode.ts';
import type { SentSample } from '../hall/measures.ts';
import { people } from '../media/people.mjs';
import { test as apps } from '../support/app.ts';
import { createLab, labUnavailable, type LabHost } from './network.ts';

// Light for three apps on two cores, but busy enough to take what a camera's picture takes.
const content = { width: 640, height: 360, framesPerSecond: 20 };
const full = { width: 1280, height: 720 };

interface Scene {
  readonly hall: Hall;
  /** The host of the viewer whose path is made worse. */
  readonly weak: LabHost;
}

const test = apps.extend<{ readonly scene: Scene }>({
  scene: async ({ launchBare }, use) => {
    const lab = await createLab(3);
    const [sender, good, weak] = lab.hosts;
    if (!sender || !good || !weak) throw new Error('a lab of three hosts');
    const hall = new Hall();
    const open = async ({ namespace }: LabHost) => {
      const { window } = await launchBare({ namespace });
      await hall.open(window);
      return window;
    };
    const [atSender, atGood, atWeak] = [await open(sender), await open(good), await open(weak)];
    await hall.enter(atSender, 'sender');
    await hall.publish('sender', 'busy-ara', 'camera', content);
    for (const [page, id] of [
      [atGood, 'good'],
      [atWeak, 'weak'],
    ] as const) {
      await hall.enter(page, id, ['sender']);
      await hall.demand(id, 'sender', full);
      await expectLayer(hall, id, 'high');
    }
    await use({ hall, weak });
    await lab.destroy();
  },
});

/** Waits until a viewer is sent this layer and shown frames of it; @returns after how many milliseconds. */
async function expectLayer(hall: Hall, id: string, layer: LayerName, timeout = 30_000): Promise<number> {
  const from = Date.now();
  const sent = async () => (await hall.layer('sender', id))?.layer;
  await expect.poll(sent, { timeout, intervals: [100] }).toBe(layer);
  await hall.expectNewFrames(id, 'sender');
  return Date.now() - from;
}

/** Frames per second that a viewer is shown, over this time. */
async function rate(hall: Hall, id: string, seconds: number): Promise<number> {
  const before = (await hall.seen(id, 'sender'))?.frames ?? 0;
  await hall.pause(seconds * 1000);
  return ((await hall.seen(id, 'sender'))?.frames ?? 0) / seconds - before / seconds;
}

/**
 * Waits, on a path that carries the middle picture and no more, until it is tried whether it carries the large one.
 * @returns the longest gap in the picture from before the trial until what it did has drained
 */
async function gapInTrial(hall: Hall): Promise<{ gapMs: number; atSourceMs: number }> {
  const filling = () => hall.fillingSent('sender', 'weak');
  await expectLayer(hall, 'weak', 'middle');
  await expect.poll(async () => (await hall.seen('weak', 'sender'))?.height).toBe(360);
  await hall.expectNewFrames('weak', 'sender');
  await hall.reset();
  const before = await filling();
  await expect.poll(filling, { timeout: 40_000, intervals: [100] }).toBeGreaterThan(before + 50_000);
  await hall.pause(4_000);
  expect(await hall.layer('sender', 'weak')).toMatchObject({ layer: 'middle' });
  const seen = await hall.seen('weak', 'sender');
  return { gapMs: seen?.longestGapMs ?? Infinity, atSourceMs: await hall.sourceGapMs('sender') };
}

/** The longest time in a row that samples are over a bound, in milliseconds. */
function longestOver(samples: readonly SentSample[], bound: number): number {
  let [longest, run] = [0, 0];
  for (const { bitrate, ms } of samples) {
    run = bitrate > bound ? run + ms : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

base.beforeAll(async () => {
  const reason = await labUnavailable();
  test.skip(reason !== null, reason ?? '');
});

test('a viewer held to 1 Mbit/s is given less, is not flooded, and gets all again', async ({ scene }) => {
  test.setTimeout(180_000);
  const { hall, weak } = scene;
  const before = await rate(hall, 'good', 4);
  await hall.reset();
  await weak.limitDownload(1000);
  await hall.followSent('sender', 'weak');
  const during = await rate(hall, 'good', 20);
  const sent = await hall.sentSamples('sender', 'weak');
  const [seenWeak, seenGood] = [await hall.seen('weak', 'sender'), await hall.seen('good', 'sender')];
  const atSource = await hall.sourceGapMs('sender');

  console.log(sent.map(({ bitrate }) => Math.round(bitrate / 1000)).join());
  // Each sample is a mean: the first and the last of a run may have been over the bound for a part of it only.
  const sampleMs = Math.max(...sent.map(({ ms }) => ms));
  expect(longestOver(sent, 1_500_000)).toBeLessThanOrEqual(1_000 + sampleMs);
  // What the path has queued, and what is sent again of what it dropped, must go through it before the smaller picture
  // can follow: 0.5 to 1.2 s were seen.
  expect(seenWeak?.longestGapMs, `beside ${atSource} ms at the source`).toBeLessThan(3_000 + atSource);
  expect(during).toBeGreaterThan(before * 0.9);
  expect(seenGood?.longestGapMs, `beside ${atSource} ms at the source`).toBeLessThan(500 + atSource);
  expect(await hall.layer('sender', 'good')).toEqual({ layer: 'high', reason: 'demand' });
  expect(await hall.layer('sender', 'weak')).not.toMatchObject({ layer: 'high' });

  const tried = await gapInTrial(hall);
  // 0.07 to 0.3 s in most; where the path dropped something before the queue was noticed, 1.0 to 1.2.
  expect(tried.gapMs, `in a trial that failed, beside ${tried.atSourceMs} ms at the source`).toBeLessThan(
    1_500 + tried.atSourceMs,
  );
  // Of the middle layer: the smallest has no bits left for a colour beside specks that are new in every frame.
  await expectToSee(hall.video('weak', 'sender'), people.ara.colour);

  await weak.limitDownload(null);
  const recoveredMs = await expectLayer(hall, 'weak', 'high', 40_000);
  console.log(
    `weak path: gap ${seenWeak?.longestGapMs} ms going down, ${tried.gapMs} ms in a trial that failed, full picture ${recoveredMs} ms after recovery`,
  );
  expect(recoveredMs).toBeLessThan(20_000);
});

test('loss, a link that is down for five seconds, and another address', async ({ scene }) => {
  test.setTimeout(180_000);
  const { hall, weak } = scene;
  const before = await rate(hall, 'good', 4);
  for (const percent of [2, 10]) {
    await weak.loseDownload(percent);
    await hall.reset();
    const [good, lossy] = await Promise.all([rate(hall, 'good', 5), rate(hall, 'weak', 5)]);
    console.log(
      `${percent} % loss: ${lossy} frames/s, longest gap ${(await hall.seen('weak', 'sender'))?.longestGapMs} ms; the other viewer ${good} of ${before}`,
    );
    expect(good).toBeGreaterThan(before * 0.9);
    expect(lossy).toBeGreaterThan(10);
  }
  await weak.loseDownload(0);

  await hall.reset();
  await weak.linkDown();
  await hall.pause(5_000);
  await weak.linkUp();
  let from = Date.now();
  await hall.expectNewFrames('weak', 'sender');
  console.log(`link down for 5 s: picture ${Date.now() - from} ms after it is up`);

  await weak.changeAddress('10.77.0.77');
  from = Date.now();
  await hall.expectNewFrames('weak', 'sender');
  console.log(`another address: picture after ${Date.now() - from} ms`);
  await expectToSee(hall.video('weak', 'sender'), people.ara.colour);
  expect((await hall.seen('good', 'sender'))?.longestGapMs).toBeLessThan(
    500 + (await hall.sourceGapMs('sender')),
  );
});
