// What it costs to send one picture to 1, 2, 4, 8 and 12 viewers: encoded once, against one encoder per viewer.
// The viewers are in another process, so that only sending is counted. BENCH_ONLY narrows it: "camera/VP8/8".
import { expect } from '@playwright/test';
import type { Way } from '../../renderer/call/fan-out/way.ts';
import { Hall } from '../hall/hall.ts';
import { test } from '../support/app.ts';
import { measure, type Sending } from './fanout-run.ts';
import { loadNow, publish, type Figure, type Row } from './report.ts';

const only = process.env['BENCH_ONLY'] ?? '';

test('fanout', async ({ launchBare }) => {
  test.setTimeout(1_800_000);
  const loadBefore = loadNow();
  const results: Sending[] = [];
  for (const content of ['camera', 'screen'] as const) {
    for (const codec of ['VP8', 'VP9'] as const) {
      for (const viewers of [1, 2, 4, 8, 12]) {
        if (!`${content}/${codec}/${viewers}/`.startsWith(only)) continue;
        for (const way of ['encoded-streams', 'per-viewer'] as const) {
          const [sender, receiver] = [await launchBare(), await launchBare()];
          const hall = new Hall();
          await hall.open(sender.window);
          await hall.open(receiver.window);
          results.push(await measure(hall, sender, receiver.window, { content, codec, viewers, way }));
          expect(await hall.errors('sender')).toEqual([]);
          await Promise.all([sender.close(), receiver.close()]);
        }
      }
    }
  }
  const rows: Row[] = results.map((result) => ({
    ...result,
    way: result.way === 'per-viewer' ? 'each' : 'once',
  }));
  publish({ bench: 'fanout', rows, figures: figuresOf(results), loadBefore });
});

/** The budgets are about a camera in VP8, the first choice of the app. */
function figuresOf(results: readonly Sending[]): Record<string, Figure> {
  const find = (viewers: number, way: Way) =>
    results.find(
      (each) =>
        each.content === 'camera' && each.codec === 'VP8' && each.viewers === viewers && each.way === way,
    );
  const [one, eight, twelve] = [1, 8, 12].map((viewers) => find(viewers, 'encoded-streams'));
  const each = find(8, 'per-viewer');
  if (!one || !eight || !twelve || !each) return {};
  return {
    naiveOverFanout8: { value: each.encoderMs / eight.encoderMs, atLeast: 4 },
    naiveCoresOverFanout8: { value: each.cores / eight.cores, atLeast: 1 },
    fanout8Over1: { value: eight.encoderMs / one.encoderMs, atMost: 1.3 },
    fps12: { value: twelve.fps, atLeast: 15 },
  };
}
