// A file of a gigabyte between two people, against a bare data channel in the same page with the same messages.
import { test } from '../support/app.ts';
import { bundlePage } from '../hall/bundle.ts';
import { loadNow, median, publish } from './report.ts';

const size = 1_000_000_000;
const runs = 3;

test('file', async ({ launchBare }) => {
  const loadBefore = loadNow();
  const { window: page } = await launchBare();
  await page.addScriptTag({ content: await bundlePage(new URL('../engine/files-page.ts', import.meta.url)) });
  const found: { ours: number; bare: number }[] = [];
  for (let run = 0; run < runs; run += 1)
    found.push(
      await page.evaluate(async (bytes) => {
        await window.pair.connect();
        window.pair.offer(bytes);
        const { end, ms, bytes: came } = await window.pair.take();
        if (end !== 'complete' || came !== bytes) throw new Error(`The file has not come: ${end}`);
        return { ours: ms, bare: await window.pair.takeBare() };
      }, size),
    );
  const rate = (ms: number) => size / ms / 1000;
  publish({
    bench: 'file',
    rows: found.map(({ ours, bare }, at) => ({
      ...{ run: at + 1, 'MB/s': Math.round(rate(ours)), 'bare MB/s': Math.round(rate(bare)) },
      ratio: Math.round((bare / ours) * 100) / 100,
    })),
    figures: { fileOverBare: { value: median(found.map(({ ours, bare }) => bare / ours)), atLeast: 0.8 } },
    loadBefore,
  });
});
