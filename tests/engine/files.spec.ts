// A file between two real peers: whole, in order, and from where it was cut off.
import { expect, type Page } from '@playwright/test';
import { bundlePage } from '../hall/bundle.ts';
import { test } from '../support/app.ts';

const megabyte = 1024 * 1024;

async function openPair(page: Page): Promise<void> {
  await page.addScriptTag({ content: await bundlePage(new URL('files-page.ts', import.meta.url)) });
  await page.evaluate(() => window.pair.connect());
}

test('a file comes whole and in order, and the sender is told', async ({ launchBare }) => {
  const { window: page } = await launchBare();
  await openPair(page);
  const found = await page.evaluate(
    async (size) => {
      window.pair.offer(size);
      return { taken: await window.pair.take({ hashed: true }), hash: await window.pair.hashOffered() };
    },
    40 * megabyte + 3,
  );
  expect(found.taken).toMatchObject({ end: 'complete', bytes: 40 * megabyte + 3, hash: found.hash });
  await expect.poll(() => page.evaluate(() => window.pair.told)).toEqual([`taken ${'A'.repeat(22)}`]);
});

test('what was cut off goes on from there over the next connection', async ({ launchBare }) => {
  const { window: page } = await launchBare();
  await openPair(page);
  const found = await page.evaluate(async (size) => {
    window.pair.offer(size);
    const cut = await window.pair.take({ stopAt: size / 3 });
    await window.pair.connect();
    return { cut, rest: await window.pair.take({ hashed: true }), hash: await window.pair.hashOffered() };
  }, 30 * megabyte);
  expect(found.cut.end).toBe('lost');
  expect(found.cut.bytes).toBeGreaterThanOrEqual(10 * megabyte);
  expect(found.cut.bytes).toBeLessThan(30 * megabyte);
  expect(found.rest).toMatchObject({ end: 'complete', bytes: 30 * megabyte, hash: found.hash });
});

test('whoever knows first who is at the other end can ask at once', async ({ launchBare }) => {
  const { window: page } = await launchBare();
  await openPair(page);
  const taken = await page.evaluate(async (size) => {
    window.pair.offer(size);
    const all = [];
    for (let time = 0; time < 5; time += 1) {
      all.push(await window.pair.takeAtOnce());
      window.pair.offer(size);
    }
    return all.map(({ end, bytes }) => ({ end, bytes }));
  }, megabyte);
  expect(taken).toEqual(Array.from({ length: 5 }, () => ({ end: 'complete', bytes: megabyte })));
});

test('what was taken back meanwhile, or never offered, does not come', async ({ launchBare }) => {
  const { window: page } = await launchBare();
  await openPair(page);
  const ends = await page.evaluate(async (size) => {
    window.pair.offer(size);
    const taking = window.pair.take();
    setTimeout(() => (window.pair.offered = null));
    const first = await taking;
    window.pair.offer(size);
    window.pair.offered = null;
    return [first.end, (await window.pair.take()).end];
  }, 200 * megabyte);
  expect(ends).toEqual(['withdrawn', 'withdrawn']);
});
