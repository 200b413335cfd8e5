// What blurring the background costs: the worker's time for a picture, and how many pictures there are.
import { expect } from '@playwright/test';
import { median, loadNow, publish, round } from './report.ts';
import { memoryMb } from './app-costs.ts';
import { test } from '../support/app.ts';
import { personBeforeWall } from '../support/blur.ts';

const sizes = [360, 720] as const;
const seconds = 20;

test('blur', async ({ launchApp }) => {
  const loadBefore = loadNow();
  const rows = [];
  for (const height of sizes) {
    const app = await launchApp({ args: [...personBeforeWall(height), '--name', 'Ara'] });
    const { window } = app;
    await window.getByRole('button', { name: 'Host a room' }).click();
    await expect(window.locator('video')).toBeVisible();
    const before = await memoryMb(app);
    const began = Date.now();
    await window.getByRole('switch', { name: 'Blur my background' }).check();
    const words = window.getByText(/^Takes \d+ % of one processor core/);
    await expect(window.locator('video')).toBeVisible();
    const readyMs = Date.now() - began;
    await expect(words).toBeVisible();
    const memory: number[] = [];
    const [cost, part]: [number[], number[]] = [[], []];
    // The app tells anew each second.
    for (let second = 0; second < seconds; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const [percent = NaN, ms = NaN] = (await words.innerText()).match(/\d+/g)?.map(Number) ?? [];
      part.push(percent);
      cost.push(ms);
      memory.push((await memoryMb(app)) - before);
    }
    rows.push({
      camera: `${String((height * 16) / 9)}×${String(height)}`,
      'ready ms': readyMs,
      'ms/picture': median(cost),
      '% of a core': median(part),
      'MB more': round(median(memory.slice(0, 5))),
      'MB more at the end': round(median(memory.slice(-5))),
    });
    await app.close();
  }
  const figures = { blurMsPerPicture720: { value: rows.at(-1)?.['ms/picture'] ?? NaN, atMost: 33 } };
  publish({ bench: 'blur', loadBefore, rows, figures });
});
