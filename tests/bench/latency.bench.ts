// Glass to glass: from the painting of a time code to its being shown at a viewer, encoded once and handed on,
// against a bare connection of the same track in the same page at the same time.
import { expect } from '@playwright/test';
import { Hall } from '../hall/hall.ts';
import { test } from '../support/app.ts';
import { loadNow, median, publish, spread } from './report.ts';

const content = { width: 640, height: 360, framesPerSecond: 20 };
const large = { width: 1280, height: 720 };
const frames = 200;

test('latency', async ({ launchBare }) => {
  const loadBefore = loadNow();
  const { window: page } = await launchBare();
  const hall = new Hall();
  await hall.open(page);
  await hall.enter(page, 'sender');
  await hall.publish('sender', 'ara', 'camera', content);
  await hall.enter(page, 'viewer', ['sender']);
  await hall.demand('viewer', 'sender', large);
  await expect.poll(async () => (await hall.seen('viewer', 'sender'))?.height).toBe(content.height);
  const { through, straight } = await page.evaluate(
    ([options, count]) => window.hall.measures.measureLatency('sender', 'viewer', options, count),
    [content, frames] as const,
  );
  publish({
    bench: 'latency',
    rows: [
      { what: 'encoded once, handed on', ...spread(through) },
      { what: 'bare connection', ...spread(straight) },
    ],
    figures: { latencyOverBare: { value: median(through) / median(straight), atMost: 1.2 } },
    loadBefore,
  });
});
