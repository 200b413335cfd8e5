// What it costs to send one picture to 1, 2, 4, 8 and 12 viewers: encoded once, against one encoder per viewer.
// The viewers are in another process, so that only sending is counted. BENCH_ONLY narrows it: "camera/VP8/8".
import { expect } from '@playwright/test';
import { Hall } from '../hall/hall.ts';
import { test } from '../support/app.ts';
import { measure, type Sending } from './fanout-run.ts';
import { loadNow, publish, type Row } from './report.ts';

const only = process.env['BENCH_ONLY'] ?? '';

test('fanout', async ({ launchBare }) => {
  const loadBefore = loadNow();
  const rows: Row[] = [];
  const results: Sending[] = [];
  for (const content of ['camera', 'screen'] as const) {
    for (const codec of ['VP8', 'VP9'] as const) {
      for (const viewers of [1, 4, 8, 12]) {
        if (!`${content}/${codec}/${viewers}`.startsWith(only)) continue;
        for (const way of ['encoded-streams', 'per-viewer'] as const) {
          const [sender, receiver] = [await launchBare(), await launchBare()];
          const hall = new Hall();
          await hall.open(sender.window);
          await hall.open(receiver.window);
          const measured = await measure(hall, sender, receiver.window, { content, codec, viewers, way });
          expect(await hall.errors('sender')).toEqual([]);
          await Promise.all([sender.close(), receiver.close()]);
          results.push(measured);
          rows.push({ ...measured });
          console.log(JSON.stringify(measured));
        }
      }
    }
  }
  publish({ bench: 'fanout', rows, figures: {}, loadBefore });
});
